/** Who may import whom; each rule says what to do instead. The picture is in ARCHITECTURE.md. */
const WORDS = '^src/core/[^/]+\\.ts$';
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'core takes what it needs as arguments; put I/O into storage or a channel and pass the result in',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        pathNot: ['^src/core/', '^locales/', '^node_modules/(zod|i18next|yaml|js-yaml|marked)/'],
      },
    },
    {
      name: 'words-know-no-folder',
      comment: 'the words are the vocabulary of everybody; move what needs a folder into that folder',
      severity: 'error',
      from: { path: WORDS },
      to: { path: '^src/core/[^/]+/' },
    },
    {
      name: 'language-learning-know-only-words',
      comment: 'language and learning serve search, safety and content, not the other way round',
      severity: 'error',
      from: { path: '^src/core/(language|learning)/' },
      to: { path: '^src/core/(search|safety|content|dialogue|calculators)/' },
    },
    {
      name: 'search-and-safety-stand-apart',
      comment: 'search and safety know language, learning and the words; content wires them together',
      severity: 'error',
      from: { path: '^src/core/(search|safety)/' },
      to: {
        path: '^src/core/(content|dialogue|search|safety)/',
        pathNot: ['^src/core/$1/', '^src/core/content/content\\.ts$'],
      },
    },
    {
      name: 'content-knows-no-dialogue',
      comment: 'content is what the dialogue speaks about; let the dialogue ask content',
      severity: 'error',
      from: { path: '^src/core/content/' },
      to: { path: '^src/core/dialogue/' },
    },
    {
      name: 'channels-stand-apart',
      comment: 'a channel reaches the core through conversation.ts; what two channels share belongs to core',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: {
        path: '^src/(channels|storage)/',
        pathNot: ['^src/channels/$1/', '^src/storage/live-content\\.ts$'],
      },
    },
    {
      name: 'storage-knows-no-channel',
      comment: 'stores implement src/ports.ts and know nothing of who uses them',
      severity: 'error',
      from: { path: '^src/storage/' },
      to: { path: '^src/(channels|widget|app|main|server|conversation)' },
    },
    {
      name: 'widget-shares-only-types',
      comment: 'the widget is a browser program; it may share the wire types and nothing that runs',
      severity: 'error',
      from: { path: '^src/widget/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/widget/',
          '^src/channels/web/wire-types\\.ts$',
          '^src/core/(choice|reply|rich-text|locale)\\.ts$',
        ],
      },
    },
    {
      name: 'only-main-starts-the-app',
      comment: 'app.ts knows every part; only main.ts and tests start it',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^src/app\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
