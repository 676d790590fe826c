import type { Contact } from '../contacts.ts';
import type { Sign, Verdict } from '../registry/look-up.ts';
import { REGISTRY_MESSAGES } from '../registry/registry-messages.ts';
import type { Option, Part } from '../reply.ts';
import { contactCard } from './contact-card.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { buttons, text } from './parts.ts';
import { type AddressCheck, recogniseCheck } from './recognise-check.ts';
import { readerAnswer } from './show-entry.ts';

/** Looks up the addresses that a text asks about; any other text is answered by `inWords`, a warning of an imitation above. */
export function checkAddresses(question: string, context: Context, inWords: () => Draft): Draft {
  const check = recogniseCheck(context.written ?? question, context.content);
  if (!check) return inWords();
  switch (check.place) {
    case 'asked':
      return showCheck(check, context);
    case 'mere':
      return withOfficialNote(check, inWords(), context);
    case 'aside':
      return withWarning(check, inWords(), context);
    default:
      return check.place satisfies never;
  }
}

/** Tells for each address what our list says, whom to ask and what to check. */
function showCheck({ verdicts, money }: AddressCheck, context: Context): Draft {
  const told = worstFirst(verdicts);
  const unsure = told.filter(({ status }) => status !== 'official');
  const draft = plainDraft(
    'tool',
    text(
      ...new Set(told.flatMap((verdict) => sentences(verdict, verdicts.length > 1, context))),
      ...warning(money, context),
    ),
    ...cards(told, context),
  );
  if (unsure.length === 0 && !money) return draft;
  const options = whatToCheck(context);
  return {
    ...draft,
    parts: [...draft.parts, buttons(options, REGISTRY_MESSAGES[context.locale]('check.prompt'))],
  };
}

/** An entry found for a site or number of our list that was typed alone, under a line that tells whose it is. */
function withOfficialNote(check: AddressCheck, draft: Draft, context: Context): Draft {
  if (draft.outcome !== 'answer') return showCheck(check, context);
  const sites = check.verdicts.filter((verdict) => 'host' in verdict);
  const lines = sites.flatMap((verdict) => sentences(verdict, false, context).slice(0, 1));
  return lines.length === 0 ? draft : { ...draft, parts: [text(...lines), ...draft.parts] };
}

/** The answer to something else, under a warning of the imitation in the question. */
function withWarning(check: AddressCheck, draft: Draft, context: Context): Draft {
  if (draft.outcome === 'unknown') return showCheck(check, context);
  const lines = new Set(check.verdicts.flatMap((verdict) => sentences(verdict, false, context)));
  return { ...draft, parts: [text(...lines), ...draft.parts] };
}

const WORST_FIRST: readonly Verdict['status'][] = ['imitation', 'unknown', 'official'];

/** Each thing to say once, what is dangerous first. */
function worstFirst(verdicts: readonly Verdict[]): Verdict[] {
  const said = new Map(verdicts.map((verdict) => [sayingOf(verdict), verdict]));
  return [...said.values()].sort((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
}

const sayingOf = (verdict: Verdict): string =>
  [
    verdict.status,
    'kind' in verdict ? verdict.kind : '',
    'host' in verdict ? verdict.host : '',
    'sign' in verdict ? verdict.sign?.type : '',
    'contacts' in verdict ? verdict.contacts.map(({ id }) => id).join() : '',
  ].join(' ');

function sentences(verdict: Verdict, several: boolean, context: Context): string[] {
  const t = REGISTRY_MESSAGES[context.locale];
  switch (verdict.status) {
    case 'official':
      return officialSentences(verdict, context);
    case 'imitation': {
      const values = { address: verdict.host };
      return [t(several ? 'imitation.one' : 'imitation', values), t('imitation.do')];
    }
    case 'unknown':
      return [
        t(several ? 'unknown.several' : `unknown.${verdict.kind}`),
        ...signSentences(verdict.sign, context),
        t('unknown.meaning'),
      ];
    default:
      return verdict satisfies never;
  }
}

function officialSentences(
  { kind, host, contacts }: Extract<Verdict, { status: 'official' }>,
  context: Context,
): string[] {
  const t = REGISTRY_MESSAGES[context.locale];
  const office = names(contacts, context);
  const address = host ?? '';
  switch (kind) {
    case 'link':
      return [
        office === '' ? t('official.portal', { address }) : t('official.link', { address, office }),
        t('official.link.care'),
      ];
    case 'email':
      return [t('official.email', { address, office }), t('official.email.care')];
    case 'phone':
      return [t('official.phone', { office }), t('official.phone.care')];
    case 'handle':
    case 'name':
      return [t('official.name', { office }), t('official.name.care')];
    default:
      return kind satisfies never;
  }
}

function signSentences(sign: Sign | undefined, context: Context): string[] {
  const t = REGISTRY_MESSAGES[context.locale];
  switch (sign?.type) {
    case undefined:
      return [];
    case 'state-ending':
    case 'shortened':
    case 'source':
      return [t(`sign.${sign.type}`)];
    case 'borrowed-name':
      return [t('sign.borrowed-name', { office: names(sign.contacts, context) })];
    default:
      return sign satisfies never;
  }
}

const warning = (money: boolean, { locale }: Context): string[] =>
  money ? [REGISTRY_MESSAGES[locale]('warning.money')] : [];

const names = (contacts: readonly Contact[], { locale }: Context): string =>
  contacts.map(({ name }) => name[locale]).join('; ');

const MOST_CARDS = 3;
const WHO_KNOWS = 'egov-1414';

/** How to reach the offices themselves, and who can be asked about what is not in our list. */
function cards(told: readonly Verdict[], { content, locale, now }: Context): Part[] {
  const t = REGISTRY_MESSAGES[locale];
  const own = told.flatMap((verdict) => (verdict.status === 'unknown' ? [] : verdict.contacts));
  const asked = told.some(({ status }) => status === 'unknown') ? content.contacts.get(WHO_KNOWS) : undefined;
  const part = (heading: string, contacts: readonly Contact[]): Part[] =>
    contacts.length === 0
      ? []
      : [
          {
            type: 'contacts',
            heading,
            contacts: [...new Set(contacts)]
              .slice(0, MOST_CARDS)
              .map((contact) => contactCard(contact, locale, now)),
          },
        ];
  return [...part(t('cards.official'), own), ...part(t('cards.ask'), asked ? [asked] : [])];
}

/** What to read before paying or sending anything; work abroad first for those who leave. */
function whatToCheck(context: Context): Option[] {
  const { audience } = context.session;
  const work = ['work.check-employer', 'depart.agencies'];
  const ids = ['safety.job-scam', ...(audience === 'departing' ? work.reverse() : work)];
  return ids.flatMap((id): Option[] => {
    const title = readerAnswer(id, context)?.title;
    return title === undefined ? [] : [{ label: title, choice: { type: 'entry', id } }];
  });
}
