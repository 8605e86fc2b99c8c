import { Command } from "../../parts/Command.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Paragraph } from "../../parts/Paragraph.js";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly check: string;
  readonly fileName: string;
}

/** What a signed file is for, and how it is checked by anybody, without the service that signed it. */
export function HowToCheck({ title, text, check, fileName }: Props) {
  return (
    <Disclosure title={title}>
      <Paragraph>{text}</Paragraph>
      <Paragraph>{check}</Paragraph>
      <Command>{`npx halfhourly receipt verify ${fileName}`}</Command>
    </Disclosure>
  );
}
