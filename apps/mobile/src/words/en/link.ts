/** Linking by an account at a supplier. */
export const link = {
  title: "Add meters by your account",
  otherWay: "Add a meter by its number instead",
  supplier: {
    title: "Where is your account?",
    error: "Choose your supplier",
    simulated: "Practice only: a simulator, no real supplier is asked.",
    intermediary: "A service that reads your meter for you.",
    notHere: "My supplier is not here",
    notHereText:
      "Add your meter by the number on your bill instead. Its readings can come over the national network, or from a file that your supplier lets you download.",
    byNumber: "Add a meter by its number",
  },
  postcode: {
    title: "What is the postcode of your home?",
    label: "Postcode",
    hint: "Such as CF10 1BH. It must be the one that {{source}} has for your account.",
    error: "Type the whole postcode, such as CF10 1BH",
  },
  practice: {
    title: "No account to hand? Use a made-up one",
    text: "This is a simulator, where nobody lives. Choose an account to fill in what is asked for.",
    use: "Use {{account}}, {{postcode}}",
  },
  access: {
    title: "Your account at {{source}}",
    how: "How do you want to let us in?",
    look: "Find my meters",
    kinds: {
      "api-key": "With an API key from {{source}}",
      password: "With your login and password",
      "authorisation-code": "Sign in at {{source}}",
      operator: "With your meter’s number",
    },
    kindHints: {
      "api-key": "A long code that you make in your account there. You can end it there at any time.",
      password: "The password is used once and not kept.",
      "authorisation-code": "On their own page. We never see your password.",
      operator: "No password and no key is needed.",
    },
    labels: {
      "account-number": "Account number",
      "api-key": "API key",
      login: "Login",
      password: "Password",
      "meter-point": "Meter point number",
      "device-id": "Id of your energy display",
    },
    accountHint: "On your bill and in your account there, such as A-1234ABCD.",
    keyHint: "Paste it in one piece.",
    where: "Where to find the API key",
    whereText:
      "Sign in at {{source}} on the web and open the settings of your account. Look for “API access” or “Developer settings”, and make a key there.",
    keyKept:
      "We keep the key sealed, only to fetch your readings. You can end it there at any time, and here by stopping the collection.",
    usedOnce:
      "Your password is used once, now, to ask {{source}} for a key of its own. It is not kept, and nobody here sees it.",
    loginHint: "What you sign in to {{source}} with, often your email address.",
    byMeter:
      "{{source}} lets us in with a key of its own. To know that it is your home, it needs your meter’s number, and your display’s id if you have one.",
    meterPointHint: "MPAN, 13 digits, or MPRN, 6 to 10 digits. Spaces are fine.",
    deviceIdHint: "If you have one: 16 letters and digits, on the back of the display.",
    errors: {
      kind: "Choose how to let us in",
      "account-number": "Type your account number",
      "api-key": "Paste your API key",
      login: "Type what you sign in with",
      password: "Type your password",
      "meter-point": "Type your meter point number",
      "device-id": "An id of a display has 16 characters, the digits 0 to 9 and the letters A to F",
    },
  },
  there: {
    text: "{{source}} asks you on its own page whether we may read your meters. We never see your password. Then you come back here.",
    go: "Sign in at {{source}}",
    busy: "Going there",
  },
  back: {
    title: "Back from your supplier",
    supplier: "your supplier",
    noTitle: "Nothing was linked",
    no: "You, or your supplier, said no, so we have no access and nothing was kept. You can try again, or add a meter by its number.",
    again: "Try again",
  },
  looking: {
    label: "Looking for your meters at {{source}}",
    seconds: "{{seconds}} of at most {{most}} seconds",
    text: "Nothing is added before you say so.",
  },
  faults: {
    "access-refused": {
      "api-key":
        "{{source}} did not take this API key with this account number. Compare both with your account there: the key is long, and easy to cut short.",
      password: "{{source}} did not take this login and password. Check that they work on their own website.",
      "authorisation-code": "{{source}} did not let us in. Sign in there once more.",
      operator: "{{source}} does not let us in at the moment. Whoever runs this service has to put it right.",
    },
    "source-unknown": "This service does not ask {{source}} any more. Choose another way.",
    "access-not-taken": "{{source}} does not take this kind of access. Choose another way.",
    "account-unknown": "{{source}} knows no such account or meter. Compare the number with your bill.",
    "account-empty": "{{source}} has no meter under this account. Is the number that of another home?",
    "postcode-differs":
      "This is not the postcode that {{source}} has for this account. Compare it with your bill.",
    toPostcode: "Change the postcode",
    "sign-in-ended": "That sign-in took too long and has ended. Sign in there once more.",
    "source-not-answering":
      "{{source}} did not answer within 10 seconds. That is not your doing. Try again in a few minutes, or add your meter by its number.",
    "too-many-attempts":
      "There were too many tries today. Try again tomorrow, or add your meter by its number.",
  },
  found: {
    title_one: "We found {{count}} meter",
    title_other: "We found {{count}} meters",
    question: "Which do you want here?",
    error: "Tick at least one meter",
    room_one: "An account here can have {{most}} meters: there is room for {{count}} more.",
    room_other: "An account here can have {{most}} meters: there is room for {{count}} more.",
    tooMany_one:
      "An account here can have {{most}} meters, and there is room for {{count}} more: untick the others, or remove a meter first.",
    tooMany_other:
      "An account here can have {{most}} meters, and there is room for {{count}} more: untick the others, or remove a meter first.",
    full: "You have {{most}} meters here, the most that one account can have.",
    givesText: "Gives: {{what}}.",
    gives: {
      halfHours: "half-hourly readings",
      live: "what you use right now",
      balance: "what is left on it",
    },
    yours: "Yours already: its history here goes on.",
    others: "Not possible, and why",
    none: "{{source}} has meters under this account, but none that we can collect.",
    notThisMeter:
      "The meter that you came from is not in this account at {{source}}. After a switch another supplier has it.",
  },
  whyNot: {
    "unit-not-stated":
      "its supplier does not say whether it counts cubic metres or kilowatt hours, and we do not guess. Add its readings from a file.",
    "moved-out": "the account says that you have left that home.",
    "no-half-hours":
      "its supplier gives no half hours of it. Ask them to set your smart meter to half-hourly readings.",
    "number-invalid": "its number does not hold together. Ask the supplier to check it.",
    "meter-already-linked":
      "it is in another account here. If it is yours, sign in to that account, or ask us.",
    "too-many-meters":
      "you have {{most}} meters here already, the most that one account can have. Remove one first, or open a second account.",
    "export-with-import":
      "it counts what you send to the grid, and comes with the meter that counts what you use.",
  },
  moved: {
    title: "When did you move in?",
    promise: "We ask for nothing from before you lived there: those readings are somebody else’s.",
    stated: "{{source}} says that you moved in on {{date}}.",
    longAgo: "Before {{date}}",
    longAgoHint: "You need not know the day: we ask for 13 months at most.",
    since: "On {{date}} or later",
    label: "The day you moved in",
    hint: "For example 03/05/2026",
    errors: {
      "not-answered": "Choose when you moved in",
      "no-date": "Type the day you moved in, such as 03/05/2026",
      "to-come": "That day is still to come: type the day you moved in",
    },
  },
  consent: {
    title_one: "May we show you the readings of this meter?",
    title_other: "May we show you the readings of these meters?",
    collectTitle_one: "Collect this meter?",
    collectTitle_other: "Collect these meters?",
    covered:
      "Your consent to seeing the readings covers this. They will come from {{source}}; what is here already stays, and goes on without a break. You can stop it whenever you like.",
    adding: "Starting",
    byReview:
      "Next we ask you to send a paper that shows your home, such as a bill. A person looks at it, so it can take some working days.",
    begin: "Collect my readings",
    notNow: "Not now",
    no_one: "No, do not add it",
    no_other: "No, do not add them",
  },
  proof: {
    title: "How can you show that this is your home?",
    kinds: {
      "supplier-account": "By your account at {{source}}",
      "manual-review": "By a paper, such as a bill",
      cin: "By a number on the meter",
    },
    hints: {
      "supplier-account": "Nothing more to do.",
      "manual-review":
        "A person looks at it, so it can take some working days. You can go on with a file meanwhile.",
      cin: "We send four digits to the meter’s own screen, and you type them here.",
    },
  },
  done: {
    title: "What happens now",
    notBegun: "The meter is added, but is not collected yet",
    tryThere: "See below how its readings can come in.",
  },
  refused: {
    title: "Nothing was added",
    text: "You said no, so nothing was kept of the account that we looked up. You can come back whenever you like.",
  },
};
