import { beginsWith } from '../language/begins-with.ts';

/** Words that ask whether something is real, official or a fraud. */
export const asksIfReal = beginsWith(`
  настоящ реальн реал реалми официал офицал подлин =правда =правдивый обман мошен машен лохотрон развод =кидалово
  кидал фейк фальш поддел паддел =липа липов довер верить =верите надежн афер
  =шын =шынба =шынбы шынай шыны шынды =рас =распа =растан ресми өтірік отирик алаяқ алаяк жалған жалган сенімді сенимди сену сенуге сенсе
  haqiqiy haqiqatan xaqiqiy rost rostmi rasmiy real realmi ishonch ishons ishonib aldov aldam alday firib yolg'on soxta
  feyk lohotron razvod moshennik nastoyash oficial
  ҳақиқӣ ҳақиқат рост расмӣ расми бовар боварӣ боваринок қалбакӣ калбаки қаллоб каллоб фиреб дурӯғ дуруг
  =чын =чынбы =чыны чыныгы =чындыкпы расмий калп алдамчы ишеним ишенсе ишенүүгө ишенип жасалма
  genuine official =fake scammer =scams fraud =legit legitimate =trust =trusted trustworth phish hoax
  =really =true
`);

/** Words that name a line one can trust, such as the helpline: they ask nothing. */
export const namesTrustLine = beginsWith(`
  доверия довери doveriya ishonch сенім ишеним боварӣ
`);

/** Words that ask to look something up; they also stand in ordinary questions about a service. */
export const asksToCheck = beginsWith(`
  провер пробей =пробить безопасн =опасно
  тексер қауіпсіз кауипсиз
  tekshir xavfsiz proverit provert
  тафтиш санҷ санч бехатар
  текшер коопсуз
  =check verify =safe secure
`);

/** Words that ask whose a number or a name is: "кто это?", "who called me?". */
export const asksWhose = beginsWith(`
  =чей =чьё =чье =чья =кто звонил звонят позвонил
  =кім =кім? =ким =кімдікі =кимдики қоңырау конырау
  =kim =kimniki qo'ng'iroq qongiroq
  =кӣ =ки =занг занго занги
  =кимдики чалды чалышты чалып
  =who =whose called calling
`);

/** Words for a phone number, a site or an account. */
export const namesAddress = beginsWith(`
  сайт ссылк силтеме сілтеме шилтеме havola sayt sait сайти пайванд =link =site website =url =app приложен
  номер нөмір номир raqam nomer рақам телефон telefon тел phone =number =whatsapp ватсап вотсап telegram телеграм
  канал kanal =channel =бот =bot инстаграм instagram почта email =mail адрес
`);

/** Words for money first, a card, a code or secrecy: signs of a fraud when a stranger uses them. */
export const speaksOfMoney = beginsWith(`
  предоплат аванс задаток залог перевед перевест переведи перечисл скинь скинут деньги деньга денег оплат заплат =плати платит взнос
  комисси =карт =карта =карту =карты =карте =код =кода =кодом =смс =пин =пароль никому =секрет тайн
  ақша акша төле толе аудар кепіл құпия купия ешкім ешким
  pul to'lov tolov to'la tola oldindan karta kartaga kartani =kod =kodni =sms maxfiy mahfiy o'tkaz avans garov
  пардохт пешпардохт пешакӣ =корт =рамз маблағ махфӣ гузарон
  төлө толо алдын которуп которгула жашыруун жашырын
  money =pay payment =paid prepay deposit upfront advance =card =transfer =fee =code =pin secret nobody
`);
