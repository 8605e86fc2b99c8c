import { Heading } from "../../parts/Heading.js";
import { NavList } from "../../parts/NavList.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** Everything that is under "you", most wanted first in each group. */
const GROUPS = [
  {
    name: "data",
    ways: [
      { name: "meters", href: "/you/meters" },
      { name: "consents", href: "/you/consents" },
      { name: "uses", href: "/you/uses" },
      { name: "export", href: "/you/export" },
    ],
  },
  {
    name: "account",
    ways: [
      { name: "security", href: "/you/security" },
      { name: "sessions", href: "/you/sessions" },
      { name: "delete", href: "/you/delete" },
    ],
  },
  {
    name: "asking",
    ways: [
      { name: "safety", href: "/safety" },
      { name: "help", href: "/help" },
      { name: "support", href: "/you/support" },
      { name: "feedback", href: "/feedback" },
    ],
  },
] as const;

/** What staff have here: their page, and what is theirs of an account. */
const STAFF_GROUPS = [
  {
    name: "account",
    ways: [
      { name: "staff", href: "/staff" },
      { name: "security", href: "/you/security" },
      { name: "sessions", href: "/you/sessions" },
    ],
  },
  {
    name: "asking",
    ways: [
      { name: "safety", href: "/safety" },
      { name: "help", href: "/help" },
    ],
  },
] as const;

export function Ways({ staff }: { readonly staff: boolean }) {
  const t = useWords("you");
  return (
    <Stack gap="five">
      {(staff ? STAFF_GROUPS : GROUPS).map(({ name, ways }) => (
        <Stack key={name} gap="one">
          <Heading level={2}>{t(`groups.${name}`)}</Heading>
          <NavList
            items={ways.map((way) => ({
              href: way.href,
              title: t(`ways.${way.name}.title`),
              detail: t(`ways.${way.name}.detail`),
            }))}
          />
        </Stack>
      ))}
    </Stack>
  );
}
