/** Does something with each item, with so many of them at a time; gives what came of each, in their order. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  atOneTime: number,
  work: (item: Item) => Promise<Result>
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const lane = async () => {
    for (const [place, item] of left) results[place] = await work(item);
  };
  await Promise.all(Array.from({length: atOneTime}, lane));
  return results;
}
