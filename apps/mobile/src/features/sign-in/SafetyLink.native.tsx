import { Button } from "../../parts/Button.js";
import type { SafetyLinkProps } from "./SafetyLink.js";

export function SafetyLink({ children, onOpen }: SafetyLinkProps) {
  return (
    <Button kind="link" onPress={onOpen}>
      {children}
    </Button>
  );
}
