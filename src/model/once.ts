/** Makes something of each object that it is asked for, once for as long as the object is there. */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, {readonly it: Made}>();
  return (key) => {
    const made = known.get(key) ?? {it: make(key)};
    known.set(key, made);
    return made.it;
  };
}

/** Makes something when it is first asked for, and gives the same from then on. */
export function once<Made>(make: () => Made): () => Made {
  let made: {readonly it: Made} | undefined;
  return () => {
    made ??= {it: make()};
    return made.it;
  };
}
