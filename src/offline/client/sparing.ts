/** Whether the device asks for as few bytes as can be. */
export function isSparing(): boolean {
  return "connection" in navigator && Boolean(Object(navigator.connection).saveData);
}
