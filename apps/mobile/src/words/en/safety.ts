/** For people who may be watched by somebody at home or by a former partner. Open to all. */
export const safety = {
  title: "Staying safe",
  lead: "Half hours of energy use show when people are at home, asleep or away. Only you should decide who sees them.",
  danger: "In danger now? Call 999. If you cannot speak on a mobile, press 55 when asked.",
  whoTitle: "Who can see yours",
  who: {
    first:
      "Anybody who is signed in to this account, on any device. Nobody else, unless you said yes to it under “You”.",
    second:
      "If you share a home, tell the people you live with that these readings exist. They show their day too.",
  },
  watchedTitle: "If somebody may be watching",
  watched: {
    first: "Think about when to act. Somebody who is watching may notice that they can no longer look.",
    second:
      "Use a device that they cannot open. They may know your password, or your phone may tell them what you do.",
    third:
      "Change your email password first if they may know it, then change your password here, to one they cannot guess.",
    fourth: "Sign out everywhere. A device you do not know is signed out with the others.",
    fifth: "Change your email address here if they can read your post there.",
    sixth: "If they read your meter in an app of their own, ask your supplier who has access to it.",
    seventh: "If you have moved out, remove the meter. Its readings are deleted.",
  },
  security: "Sign-in and security",
  devices: "Where you are signed in",
  leaveTitle: "Leave this site quickly",
  leave: {
    first:
      "“Leave” is at the bottom of each page on a phone, and at the side on a computer. Or press Esc three times.",
    second: "It takes away what is on the screen, signs you out, and opens a weather page in its place.",
    third:
      "Your browser’s history still shows that you were here. To hide that too, delete it there, or use a private window.",
  },
  quietTitle: "Your lock screen",
  quiet:
    "This app sends no notifications, so your lock screen says nothing of it. An email from us can show there, if your email app shows emails.",
  helpTitle: "People who help",
  help: "Free to call and confidential, for anybody who is afraid of somebody.",
  lines: {
    emergency: "Emergency, anywhere",
    england: "England: National Domestic Abuse Helpline",
    wales: "Wales: Live Fear Free",
    scotland: "Scotland: Domestic Abuse and Forced Marriage Helpline",
    men: "Men’s Advice Line",
  },
};
