import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

const DESCRIPTION = [
  'Aman answers questions of people on the move to and from Kazakhstan in Kazakh, Russian, Uzbek, Tajik, Kyrgyz and English,',
  'with reviewed texts, their sources and the date of their last check.',
  'Send a question to `POST /api/v1/messages` and keep the `session` of the reply for the next one.',
  'When `safety` is set, show it before everything else.',
  'Every failure carries `hotline`: numbers to call in danger, whatever went wrong.',
].join(' ');

/** Serves `/openapi.json` and the page `/docs`. Must come before the API: it collects the routes registered after it. */
export async function registerOpenApi(app: FastifyInstance, { site }: { site: string }): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Aman API',
        version: '1',
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      ...(site ? { servers: [{ url: site }] } : {}),
      tags: [
        { name: 'Conversation', description: 'Questions, and what is said about the answers.' },
        { name: 'Content', description: 'The reviewed entries, to browse and to read.' },
        { name: 'Editors', description: 'Why a question is answered as it is; only where a key is set.' },
        {
          name: 'Calculators',
          description: 'Days, deadlines and sums for one case, each with its arithmetic.',
        },
      ],
    },
    transform: (route) =>
      route.url.startsWith('/api/') ? jsonSchemaTransform(route) : { schema: { hide: true }, url: route.url },
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  app.get('/openapi.json', () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null, layout: 'BaseLayout' },
    theme: { title: 'Aman API' },
  });
}

type Specification = ReturnType<typeof jsonSchemaTransformObject>;

/** Every named schema is generated twice, as taken and as given; only the ones in use are worth publishing. */
function withoutUnused(specification: Specification): Specification {
  if (!('components' in specification) || !('paths' in specification)) return specification;
  const schemas = specification.components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name] ?? null);
    }
  };
  follow(specification.paths);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...specification, components: { ...specification.components, schemas: kept } } as Specification;
}
