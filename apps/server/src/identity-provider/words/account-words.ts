/** Changing one's own sign-in. */
export const accountWords = {
  en: {
    newEmailTitle: "What is your new email address?",
    newEmailLead: "We send a code to the new address, and tell the old one that it was changed.",
    emailTaken: "An account with this email address exists. Use another one",
    demonstrationTitle: "This is a demonstration account",
    demonstrationLead:
      "Its password, email address and authenticator app stay as they are. Nothing was changed.",
  },
  cy: {
    newEmailTitle: "Beth yw eich cyfeiriad e-bost newydd?",
    newEmailLead: "Anfonwn god i'r cyfeiriad newydd, a dweud wrth yr hen un ei fod wedi'i newid.",
    emailTaken: "Mae cyfrif gyda'r cyfeiriad e-bost hwn yn bod. Defnyddiwch un arall",
    demonstrationTitle: "Cyfrif arddangos yw hwn",
    demonstrationLead:
      "Mae ei gyfrinair, ei gyfeiriad e-bost a'i ap dilysu yn aros fel y maent. Ni newidiwyd dim.",
  },
} as const;
