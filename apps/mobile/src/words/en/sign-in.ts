export const signIn = {
  title: "See what you use, half hour by half hour",
  lead: "Halfhourly reads your own smart meter and tells you in plain words what you used, what it cost and what changed.",
  exampleLabel: "For example",
  example: "You used £2.41 on Saturday 21 November, about 15% less than a usual Saturday.",
  promises: {
    first: "Your readings are yours. Nobody sees them unless you say so.",
    second: "A gap is shown as a gap. We never guess and call it a reading.",
    third: "No advertising, nothing sold, and you can leave at any time.",
  },
  create: "Create an account",
  signIn: "Sign in",
  safety: "Staying safe: who may see when you are at home",
  endedTitle: "You have been signed out",
  ended:
    "That keeps your readings safe when you are away for a while. What you typed is kept on this device.",
  demonstration:
    "Trying it out? The window that started Halfhourly lists the demonstration homes and how to sign in to them.",
};
