import {pick} from "../newsroom/chance.ts";
import {type Edit, filesIn, iso, keysOf, textOf, withKey, write} from "./editedNewsroom.ts";

/** What is done to topics and what else stories are about. */
export const nounEdits: readonly Edit[] = [
  {
    name: "a topic is renamed",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "content/topics"), chance);
      write(newsroom, file, withKey(textOf(newsroom, file), "name", `Topic ${newsroom.step}`));
      return file;
    }
  },
  {
    name: "a topic's words are changed",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "content/topics"), chance);
      write(newsroom, file, `${textOf(newsroom, file)}\nAdded to the topic, ${newsroom.step}.\n`);
      return file;
    }
  },
  {
    name: "an event is added",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "_data/events"), chance);
      const event = {
        date: iso(newsroom.now).slice(0, 10),
        what: `Event ${newsroom.step}.`,
        sources: [{title: "Minutes", publisher: "Bench"}]
      };
      write(newsroom, file, `${textOf(newsroom, file)}- ${JSON.stringify(event)}\n`);
      return file;
    }
  },
  {
    name: "something is said of a person",
    make(newsroom, chance) {
      const key = pick(keysOf(newsroom, "people"), chance);
      const file = "_data/people.yaml";
      write(
        newsroom,
        file,
        textOf(newsroom, file).replace(
          new RegExp(`^(${key}: .*)\\."\\}$`, "m"),
          `$1, and ${newsroom.step}."}`
        )
      );
      return key;
    }
  },
  {
    name: "a noun is called otherwise",
    make(newsroom, chance) {
      const kind = pick(["people", "organisations", "places", "tags", "authors"], chance);
      const key = pick(keysOf(newsroom, kind), chance);
      const file = `_data/${kind}.yaml`;
      const line = new RegExp(`^(${key}: \\{"name":)"[^"]*"`, "m");
      write(newsroom, file, textOf(newsroom, file).replace(line, `$1"Name ${newsroom.step}"`));
      return `${kind} ${key}`;
    }
  },
  {
    name: "a topic's summary is changed",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "content/topics"), chance);
      write(newsroom, file, withKey(textOf(newsroom, file), "summary", `Summary ${newsroom.step}.`));
      return file;
    }
  },
  {
    name: "a person takes office",
    make(newsroom, chance) {
      const key = pick(keysOf(newsroom, "people"), chance);
      const file = "_data/people.yaml";
      const before = textOf(newsroom, file);
      const after = before.replace(
        new RegExp(`^(${key}: \\{"name":"[^"]*",)(?!"roles")`, "m"),
        `$1"roles":[{"title":"Office ${newsroom.step}","from":"2020"}],`
      );
      write(newsroom, file, after);
      return before === after ? undefined : key;
    }
  }
];
