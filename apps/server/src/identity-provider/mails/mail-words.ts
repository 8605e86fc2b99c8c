/** What is said by mail: codes, and news about a person's own sign-in. No link: a mail never asks anybody to sign in from it. */
const ifNotYou = {
  en: 'If this was not you: open {site} yourself, choose "I have forgotten my password" and set a new one. Then look at the signed-in devices in the app.',
  cy: 'Os nad chi oedd hyn: agorwch {site} eich hun, dewiswch "Rwyf wedi anghofio fy nghyfrinair" a gosodwch un newydd. Yna edrychwch ar y dyfeisiau sydd wedi mewngofnodi yn yr ap.',
} as const;
const code = {
  en: "Your code is {code}. It works for {minutes} minutes, on the page that you asked for it from. Nobody from Halfhourly ever asks you for it.",
  cy: "Eich cod yw {code}. Mae'n gweithio am {minutes} munud, ar y dudalen y gofynnoch amdano ohoni. Ni fydd neb o Halfhourly byth yn gofyn i chi amdano.",
} as const;
const didNotAsk = {
  en: "If you did not ask for it, do nothing: without the code nothing happens.",
  cy: "Os na ofynnoch amdano, peidiwch â gwneud dim: heb y cod ni fydd dim yn digwydd.",
} as const;

export const mailWords = {
  "register-new": {
    en: {
      subject: "Your code for Halfhourly",
      text: ["You are creating an account.", code.en, didNotAsk.en],
    },
    cy: { subject: "Eich cod ar gyfer Halfhourly", text: ["Rydych yn creu cyfrif.", code.cy, didNotAsk.cy] },
  },
  "register-known": {
    en: {
      subject: "Your code for Halfhourly",
      text: [
        "Somebody asked to create an account with this email address, and you have one already. The code leads you to signing in.",
        code.en,
        didNotAsk.en,
      ],
    },
    cy: {
      subject: "Eich cod ar gyfer Halfhourly",
      text: [
        "Gofynnodd rhywun am greu cyfrif gyda'r cyfeiriad e-bost hwn, ac mae gennych un yn barod. Mae'r cod yn eich arwain at fewngofnodi.",
        code.cy,
        didNotAsk.cy,
      ],
    },
  },
  "recover-known": {
    en: {
      subject: "Your code for Halfhourly",
      text: [
        "You asked for a new password. After the code we ask for your authenticator app or a recovery code.",
        code.en,
        didNotAsk.en,
      ],
    },
    cy: {
      subject: "Eich cod ar gyfer Halfhourly",
      text: [
        "Gofynnoch am gyfrinair newydd. Ar ôl y cod gofynnwn am eich ap dilysu neu god adfer.",
        code.cy,
        didNotAsk.cy,
      ],
    },
  },
  "recover-unknown": {
    en: {
      subject: "Your code for Halfhourly",
      text: [
        "Somebody asked for a new password for this email address. There is no account with it. The code leads you to creating one.",
        code.en,
        didNotAsk.en,
      ],
    },
    cy: {
      subject: "Eich cod ar gyfer Halfhourly",
      text: [
        "Gofynnodd rhywun am gyfrinair newydd ar gyfer y cyfeiriad e-bost hwn. Nid oes cyfrif ganddo. Mae'r cod yn eich arwain at greu un.",
        code.cy,
        didNotAsk.cy,
      ],
    },
  },
  "new-email": {
    en: {
      subject: "Your code for Halfhourly",
      text: ["You asked to sign in with this email address from now on.", code.en, didNotAsk.en],
    },
    cy: {
      subject: "Eich cod ar gyfer Halfhourly",
      text: ["Gofynnoch am fewngofnodi gyda'r cyfeiriad e-bost hwn o hyn ymlaen.", code.cy, didNotAsk.cy],
    },
  },
  "new-device": {
    en: {
      subject: "A new sign-in to Halfhourly",
      text: ["Somebody signed in to your account from {device}, which we had not seen before.", ifNotYou.en],
    },
    cy: {
      subject: "Mewngofnodiad newydd i Halfhourly",
      text: ["Mewngofnododd rhywun i'ch cyfrif o {device}, nad oeddem wedi'i weld o'r blaen.", ifNotYou.cy],
    },
  },
  password: {
    en: {
      subject: "Your password was changed",
      text: [
        "The password of your account was changed. Whoever was signed in elsewhere has to sign in again.",
        ifNotYou.en,
      ],
    },
    cy: {
      subject: "Newidiwyd eich cyfrinair",
      text: [
        "Newidiwyd cyfrinair eich cyfrif. Bydd yn rhaid i bwy bynnag oedd wedi mewngofnodi mewn mannau eraill fewngofnodi eto.",
        ifNotYou.cy,
      ],
    },
  },
  email: {
    en: {
      subject: "Your email address was changed",
      text: [
        "Your account has another email address now. This one is not used any more.",
        "If this was not you: write to whoever runs {site} at once.",
      ],
    },
    cy: {
      subject: "Newidiwyd eich cyfeiriad e-bost",
      text: [
        "Mae gan eich cyfrif gyfeiriad e-bost arall nawr. Nid yw hwn yn cael ei ddefnyddio mwyach.",
        "Os nad chi oedd hyn: ysgrifennwch ar unwaith at bwy bynnag sy'n rhedeg {site}.",
      ],
    },
  },
  authenticator: {
    en: {
      subject: "A new authenticator app was set up",
      text: [
        "A new authenticator app belongs to your account. One that you had before does not work any more.",
        ifNotYou.en,
      ],
    },
    cy: {
      subject: "Gosodwyd ap dilysu newydd",
      text: [
        "Mae ap dilysu newydd yn perthyn i'ch cyfrif. Nid yw un oedd gennych o'r blaen yn gweithio mwyach.",
        ifNotYou.cy,
      ],
    },
  },
  phone: {
    en: {
      subject: "Text messages were set up",
      text: [
        "A telephone belongs to your account: codes to sign in with are sent to it. An authenticator app that you had before does not work any more.",
        ifNotYou.en,
      ],
    },
    cy: {
      subject: "Gosodwyd negeseuon testun",
      text: [
        "Mae ffôn yn perthyn i'ch cyfrif: anfonir codau mewngofnodi ato. Nid yw ap dilysu oedd gennych o'r blaen yn gweithio mwyach.",
        ifNotYou.cy,
      ],
    },
  },
  "recovery-codes": {
    en: {
      subject: "You have new recovery codes",
      text: [
        "New recovery codes were made for your account. Those from before do not work any more.",
        ifNotYou.en,
      ],
    },
    cy: {
      subject: "Mae gennych godau adfer newydd",
      text: [
        "Gwnaed codau adfer newydd ar gyfer eich cyfrif. Nid yw'r rhai o'r blaen yn gweithio mwyach.",
        ifNotYou.cy,
      ],
    },
  },
  "recovery-used": {
    en: {
      subject: "A recovery code was used",
      text: [
        "Somebody signed in to your account with a recovery code from {device}. It is used up.",
        ifNotYou.en,
      ],
    },
    cy: {
      subject: "Defnyddiwyd cod adfer",
      text: ["Mewngofnododd rhywun i'ch cyfrif â chod adfer o {device}. Mae wedi'i ddefnyddio.", ifNotYou.cy],
    },
  },
  guessing: {
    en: {
      subject: "Somebody is trying to get into your account",
      text: [
        "Somebody passed the first step of signing in to your account (your password, or a code from your email) and then entered wrong codes several times. They did not get in.",
        "If this was not you: open {site} yourself and change your password. Change the password of your mailbox too.",
      ],
    },
    cy: {
      subject: "Mae rhywun yn ceisio mynd i mewn i'ch cyfrif",
      text: [
        "Aeth rhywun heibio i gam cyntaf mewngofnodi i'ch cyfrif (eich cyfrinair, neu god o'ch e-bost) ac yna rhoi codau anghywir sawl gwaith. Ni ddaethant i mewn.",
        "Os nad chi oedd hyn: agorwch {site} eich hun a newidiwch eich cyfrinair. Newidiwch gyfrinair eich blwch post hefyd.",
      ],
    },
  },
} as const;

export type MailKind = keyof typeof mailWords;
