export const collect = {
  title: "Readings that come by themselves",
  ask: "Collect its readings",
  howFar: "See how far it is",
  how: "How its readings come in",
  what_one:
    "We can collect the last month of this meter’s readings, and then each new day, the morning after. They come over the national smart meter network.",
  what_other:
    "We can collect the last {{count}} months of this meter’s readings, and then each new day, the morning after. They come over the national smart meter network.",
  covered: "Your consent to seeing its readings covers this. You can stop it whenever you like.",
  know: {
    title: "Good to know",
    missing:
      "Some half hours may be missing for a while, where the meter could not be reached. We ask for them again.",
    credit:
      "The credit on your prepayment meter does not come with them: look at the meter or at your energy display.",
    now: "What you are using right now is on your energy display, not here.",
    more: "More about readings that come by themselves",
  },
  notThisFuel: "Nothing collects this meter here yet. You can add its readings from a file.",
  simulated: {
    title: "Practice only: no real network is asked",
    text: "This copy speaks with a simulator. What it sends is made up, and is marked as generated wherever it is shown.",
    thisOne: "This meter is one of the made-up ones. The id of its display is:",
    meters: "Made-up meters to practise with",
    add: "Meter point numbers, each with the id of its display. Add one to your account, then type that id here.",
  },
  proof: {
    title: "How can you show that this is your home?",
    kinds: {
      "display-id": "By the id of your energy display",
      cin: "By a number on the meter",
      "manual-review": "By a paper, such as a bill",
    },
    hints: {
      "display-id": "The small screen that came with the meter.",
      cin: "We send four digits to the meter’s own screen, and you type them here.",
      "manual-review":
        "A person looks at it, so it can take some working days. You can go on with a file meanwhile.",
    },
    error: "Choose how to show that this is your home",
    idLabel: "Id of your energy display",
    idHint:
      "16 letters and digits, on the back of the display or in its settings, sometimes called GUID or MAC. Such as 00-DB-12-34-56-78-90-A2. Hyphens and spaces are fine.",
    idEmpty: "Type the id of your energy display",
    idWrong: "An id has 16 characters, the digits 0 to 9 and the letters A to F: you typed {{count}}",
    idOdd: "An id has only the digits 0 to 9 and the letters A to F: what looks like an O is a zero",
    idDiffers: "No display in this home has this id",
  },
  begin: "Collect my readings",
  beginning: "Asking",
  proving: "Checking with the network that this is your home",
  proved: "You can leave this page: this goes on without you.",
  number: {
    title: "Type the number on your meter",
    text: "We have sent four digits to the meter. Press a button on the meter to wake its screen, and look for a message with the number. You have three tries.",
    practice: "This meter is made up",
    practiceShows: "Its screen would show {{number}}.",
    label: "Number on the meter",
    hint: "4 digits",
    error: "Type the 4 digits on your meter’s screen",
    send: "Check the number",
    sending: "Checking",
    thrice: "The digits did not match three times. Begin again, and we send new ones to the meter.",
  },
  collecting: "Collecting your readings",
  answersIn: "{{done}} of {{total}} answers are in: {{halfHours}} so far",
  partIn: "{{percent}}% of the answers are in",
  running: {
    title_one: "{{count, grouped}} half hour is in",
    title_other: "{{count, grouped}} half hours are in",
    text: "Each new day comes by itself, the morning after.",
    noneTitle: "No half hours yet",
    noneText: "The network holds no half hours of this meter yet. We ask for each new day by ourselves.",
    differs_one:
      "On {{count}} day ({{dates}}) the half hours do not add up to the meter’s own total. We asked once more, and changed nothing.",
    differs_other:
      "On {{count}} days ({{dates}}) the half hours do not add up to the meter’s own total. We asked once more, and changed nothing.",
    notAll: "The network has not answered everything yet. We ask again each night, for at most a week.",
  },
  facts: {
    asked: "Asked for",
    askedFromTo: "{{from}} to {{to}}",
    from: "They come from",
    network: "The national smart meter network",
    movedIn: "You moved in",
    last: "Last answer",
    since: "Collected since",
  },
  see: "See your use",
  stop: {
    ask: "Stop collecting",
    title: "Stop collecting this meter?",
    text: "No new readings will come in. The readings you have are kept.",
    yes: "Yes, stop",
    no: "No, go on",
    stopping: "Stopping",
  },
  stopped: {
    title: "This meter is not collected any more",
    text: "The readings you have are kept. You can have it collected again.",
    consent: "Your consent to seeing its readings has ended, so we stopped asking for them.",
  },
  refused: "We could not start collecting",
  problems: {
    "meter-not-known":
      "The network knows no meter with this number. Older smart meters may not be on it yet: your supplier can tell you. Until then, add a file.",
    "display-id-differs":
      "The home with this meter has no display with the id you typed. Compare it with your display once more.",
    "number-differs": "These are not the digits we sent to the meter. Look at its screen once more.",
    "number-not-shown":
      "The number did not reach the meter’s screen, or was not typed in time. Begin again, or use the id of your energy display.",
    "too-many-attempts": "There were too many tries today. Try again tomorrow, or add a file.",
    "source-not-answering":
      "The network is not answering at the moment. We ask again by ourselves, and nothing is lost.",
    "source-refused":
      "The network turned us down. That is not your doing: whoever runs this service has to put it right. Until then, you can add a file.",
    "access-ended":
      "Your supplier does not let us in any more. Sign in there again, and it goes on where it stopped: nothing is lost.",
    "account-unknown":
      "Your supplier does not know this account any more. If you have a new account there, sign in with it. What is here stays.",
    "meter-not-in-account":
      "This meter is not in your account there any more. After a switch of supplier, link your account at the new one: its history here goes on.",
    "unit-not-stated":
      "Its supplier does not say whether this meter counts cubic metres or kilowatt hours, and we do not guess. Add its readings from a file.",
    "unit-differs":
      "Its supplier states this meter’s readings in another unit than those that are here. Nothing of them was stored. Tell us, and add a file until then.",
    "review-refused":
      "The paper did not show that this is your home. Send another one, or choose another way. You can add a file in any case.",
    "consent-ended": "Your consent to seeing its readings has ended.",
  },
  nextTry: "The next try is at {{when}}.",
  lastAnswer: "The last answer came at {{when}}.",
  signInAgain: "Sign in at {{source}} again",
  /** Where a supplier or an intermediary is asked instead of the national network. */
  ofSupplier: {
    proving: "Asking {{source}} about your meter",
    noneText: "{{source}} holds no half hours of this meter yet. We ask for each new day by ourselves.",
    notAll: "{{source}} has not answered everything yet. We ask again by ourselves.",
    "source-not-answering":
      "{{source}} is not answering at the moment. We ask again by ourselves, and nothing is lost.",
    "source-refused":
      "{{source}} turned us down. That is not your doing: whoever runs this service has to put it right. Until then, you can add a file.",
  },
  review: {
    title: "A person looks at your papers",
    text: "Send a paper that shows your name, this home and the meter’s number, such as a page of a bill. Cross out what nobody needs to know. A person looks at it, so it can take some working days.",
    code: "Name this code",
    to: "Send it to",
    operator: "Whoever runs this service",
    meanwhile: "You can go on with a file meanwhile: what it brings stays.",
  },
  can: {
    title: "What this home can have",
    what: {
      "half-hours": "Half-hourly readings",
      live: "What you use right now",
      balance: "Balance of the meter",
      "meter-tariff": "Rates that the meter holds",
    },
    network: "the national network",
    or: "{{some}} or {{last}}",
    inUse: "Yes, from {{source}} now",
    heldUp: "From {{source}}, once it lets us in again",
    possible: "Yes, from {{source}}, once you link it",
    not: {
      "no-source": "No: nothing that this service asks gives it",
      "not-prepayment": "No: only a meter that is topped up has a balance",
      "needs-device": "Not yet: it needs a device in the home that measures now, such as a Home Mini",
      "source-does-not-give-it": "No: where this meter’s readings come from does not give it",
    },
  },
  others: {
    title: "By your account at a supplier",
    titleElse: "Let its readings come from somewhere else",
    titleOn: "Let its readings come from somewhere else",
    switch:
      "One place at a time collects a meter. What is here stays, and goes on without a break; the one that collects it now stops.",
    account: "By your account at {{source}}",
    supplier: "Your supplier shows which meters are yours.",
    intermediary: "A service that reads your meter for you.",
    network: "Over the national smart meter network",
  },
  faults: {
    "collection-running": "This meter is being collected already.",
    "display-id-invalid": "This is not the id of a display: it has 16 letters and digits.",
    "too-many-attempts": "There were too many tries today. Try again tomorrow, or add a file.",
    "consent-required": "First say yes to seeing the readings of this meter.",
    "source-unknown": "This service collects nothing. Add a file instead.",
    "number-not-asked": "No number was asked for. Start again.",
    "proof-not-taken": "This way of showing that it is your home is not taken there. Choose another.",
    "ticket-ended":
      "It took longer than 15 minutes, so what your supplier said has been forgotten. Look your account up again.",
    "meter-not-in-account": "This meter is not in the account that you looked up.",
    "unit-not-stated":
      "Its supplier does not say whether it counts cubic metres or kilowatt hours, and we do not guess. Add a file instead.",
    "moved-in-date": "The day you moved in is still to come. Go back and mend it.",
    "begun-elsewhere": "Somebody has just begun to collect this meter elsewhere. Try again in a minute.",
  },
  card: {
    title: "Collected",
    none: "Not yet",
    "under-way": "Under way",
    "waiting-for-number": "Waiting for the number on the meter",
    "waiting-for-review": "Waiting for a person to look",
    "access-ended": "Held up: sign in at your supplier again",
    running: "Yes, each new day",
    "held-up": "Held up: no answer at the moment",
    trouble: "Held up",
    refused: "Could not be started",
    stopped: "Stopped",
  },
};
