import { beginsWith } from '../calculators/text-tokens.ts';

/** Words that ask until when, how long or how many days. */
export const asksHowLong = beginsWith(`
  сколько скока какого =когда крайний последн остал остан осталось успе срок скольк
  qachon qacon =kachon necha nechi neca qancha qanca kancha muddat oxirgi qoldi tura
  қашан касан қанша канша неше мерзім мерзим соңғы қалды тұра
  качан канча нече мөөнөт акыркы калды
  =кай =кайсы =қайсы чанд мӯҳлат муҳлат мухлат охирин =то
  until till when =how long many deadline =last =left
`);

/** Words that ask how much. */
export const asksPrice = beginsWith(`
  сколько скока скольк стоит стоим цена цену сумм
  qancha necha neca kancha narx summa
  қанша баға бага сома
  канча =баасы =баасын
  чанд нарх маблағ
  much cost price sum
`);

/** Words for having stayed past the term. */
export const saysOverstay = beginsWith(`
  просроч просрок опозда лишн превыс сверх пересид =свыше
  overst over =late expired past extra exceed
  o'tib o'tdi o'tgan ortiq ortik oshib oshdi kechik kech ko'p =kop
  өтіп өтті артық асып асты кешік кеш
  өтүп өттү ашык ашып ашты кечик
  гузашт зиёд дер
`);

const saysRepeated = beginsWith('вторично повторн takror қайталап кайталап такрор');
const saysSecond = beginsWith('втор ikkinchi екінші экинчи дуюм дуввум second');
const saysTime = beginsWith('=раз marta marotaba =рет жолу =бор =бори =бора =time');

/** Words for doing so another time; "the second day" is none. */
export const saysAgain = (keys: readonly string[]): boolean =>
  keys.some((key, i) => saysRepeated(key) || (saysSecond(key) && isTime(keys, i)));
/** "Второй раз", "бори дуюм". */
const isTime = (keys: readonly string[], at: number): boolean =>
  [keys[at - 1], keys[at + 1]].some((key) => key !== undefined && saysTime(key));

/** Words for being in the country, and for the days left of it. */
export const asksToStay = beginsWith(`
  находи прожив остават остаться остав остал пробы пребыва уехать уезжать выехать выезжать последн
  tura turish turam turs turi turib tursam qola qolish qoldi oxirgi chiqib
  тұра тұру тұрам тұрса тұруға туру турам қала қалу қалд калд соңғы сонгы шығу кету
  турса турууга калуу акыркы чыгып кетүү
  истода истодан будан мондан монда монд =мон =равам =равем =бароям =баромадан охирин
  stay remain =left =last leave
`);

/** Words for a stay without a visa, which may also mean other things. */
export const speaksOfVisa = beginsWith(`
  можно виз безвиз легал закон =жить =быть
  vizasiz vizsiz legal yasha bo'la
  визасыз заңды мыйзам бола боло жүре
  бевиза қонун зиндаг мемон метавон
  legal visa =be
`);

/** Words for telling the authorities who lives where. */
export const asksToReport = beginsWith(`
  уведом сообщ регистр хозя принима арендод арендат =полиц полици прописк прописат
  xabar ro'yxat royxat egasi xo'jayin xojayin mezbon propiska registr qabul politsi
  хабар тірке тирке қожайын кожайын иесі иеси қабылд полици
  кабар катта каттоо каттал кожоюн ээси кабыл
  қайд кайд бақайд соҳиб сохиб соҳиби мизбон огоҳ полис
  report notif register registr landlord host owner propiska police
`);

/** Words for a residence permit. */
export const speaksOfPermit = beginsWith(`
  рвп rvp разрешени permit ruxsatnoma vaqtincha рұқсат руксат уруксат иҷозат ичозат
`);
