/** The device's own letters, as the browser is told them. */
export const fontFamily: string | undefined =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
