//! News-like prose of any length, the same every time.
//!
//! It is made of short articles one after another, each with people of its own, so that a long text has many
//! sources as a real one would, and not a few that speak for ever.

use std::fmt::Write as _;

/// Words of one article, about.
const ARTICLE: usize = 800;

const FIRST: [&str; 16] = [
    "Ada", "Bruno", "Carmen", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Irena", "Jonas", "Keiko", "Laszlo",
    "Mirela", "Nadia", "Oskar", "Petra",
];
const ONSETS: [&str; 12] = ["Bar", "Cal", "Dor", "Fen", "Gar", "Hol", "Kes", "Mar", "Nor", "Pel", "Tar", "Wes"];
const MIDDLES: [&str; 10] = ["a", "ber", "di", "en", "i", "lo", "mo", "ra", "sti", "vi"];
const CODAS: [&str; 10] = ["dale", "gan", "kin", "land", "man", "ner", "quist", "son", "ton", "wick"];
const POSTS: [&str; 8] = [
    "the harbour master",
    "the mayor’s spokesman",
    "a retired engineer",
    "the head of the water board",
    "an economist at the city university",
    "the union’s secretary",
    "a member of the council",
    "the fire chief",
];
const BODIES: [&str; 8] = [
    "the Harbour Board",
    "the Ministry of Works",
    "the Evening Ledger",
    "the Coast Observer",
    "the auditors",
    "the Fishermen’s League",
    "the State Rail Office",
    "the Tenants’ Union",
];
const THINGS: [&str; 12] = [
    "bridge",
    "ferry",
    "flood wall",
    "budget",
    "library",
    "tunnel",
    "market hall",
    "power station",
    "tram line",
    "school",
    "reservoir",
    "night train",
];
const SPEECHES: [&str; 10] = [
    "we were told that the {t} would be finished before anybody had to ask",
    "nobody who has seen the {t} in winter believes a word of it",
    "it is cheaper to repair the {t} now than to explain later why we did not",
    "you cannot vote for the {t} on Monday and against paying for it on Friday",
    "the {t} belongs to the people who use it, and they have been very patient",
    "there was a plan for the {t}, and then there was an election",
    "my office has written about the {t} eleven times since the spring",
    "if the {t} closes, half of this street closes with it",
    "every figure about the {t} that we were given turned out to be an average",
    "the {t} works; it is the timetable that does not",
];
/// `{d}` is a speech that begins a sentence, `{s}` one inside it; `{p}` a full name, `{n}` a surname.
const PARAGRAPHS: [&str; 16] = [
    "“{d},” said {p}, {o}. “{d}.” The committee will meet again in a fortnight, and the question will be no easier.",
    "According to {b}, {s}. That is one way to put it. Another is that three summers have gone by and the work has \
     not begun.",
    "{p} said that {s}. She added that the cost had doubled since the first estimate, from 4.2 million to 8.6 million.",
    "The case against the {t} is not a bad one. It rests on a survey of forty streets, on two dry winters, and on the \
     hope that nobody will look at the third.",
    "In a letter to the council, {n} wrote that “{s}”, and asked for a reply by the end of the month. None came.",
    "Officials say {s}. Critics doubt it. Both have been wrong before, and the record of each is easy to find in the \
     basement of the town hall, where the old minutes are kept.",
    "“{d},” {n} told {b} on Tuesday. Asked who had decided that, he said he could not remember.",
    "It would be wrong to call this a scandal. A scandal has a beginning. The {t} has only a series of meetings, each \
     of which agreed to hold the next.",
    "{b} reported last week that {s}, citing a senior official who spoke on condition of anonymity because the \
     matter was still “under review”.",
    "Does it matter? {p} believes that {s}. “{d},” {n} says, and shrugs.",
    "What the numbers show is simpler. In the year before the {t} was closed, 31,000 people crossed the river by it \
     every day; in the year after, they sat in cars.",
    "{n}, {o}, has argued for years that {s}. “{d}. {e},” was how {n} put it when we met, over coffee, in the room \
     where the models are kept.",
    "The so-called “renewal” of the old town has cost more than the {t} ever would have. Its defenders point to the \
     paving stones. They are very good paving stones.",
    "“{d}.\n\n“{e},” {n} went on. “{d}.”",
    "{b}, which owns the land, declined to comment. A spokeswoman for {b} said that {s}, but gave no date.",
    "We could begin tomorrow. The drawings exist, the money has been voted twice, and the people who would do the \
     work live within sight of the place where it has to be done.",
];

/// Draws that look random and are the same every time (`SplitMix64`).
struct Draws(u64);

impl Draws {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = u64::try_from(limit).expect("limits are small");
        usize::try_from((mixed ^ (mixed >> 31)) % limit).expect("less than the limit")
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Who and what one article is about.
struct Topic {
    people: Vec<(&'static str, String)>,
    thing: &'static str,
}

impl Topic {
    fn new(draws: &mut Draws) -> Self {
        let surname = |draws: &mut Draws| draws.one(&ONSETS).to_owned() + draws.one(&MIDDLES) + draws.one(&CODAS);
        let people = (0..8).map(|_| (draws.one(&FIRST), surname(draws))).collect();
        Self { people, thing: draws.one(&THINGS) }
    }

    /// A template with its places filled in, at the end of `text`.
    fn fill(&self, template: &str, draws: &mut Draws, text: &mut String) {
        let mut parts = template.split('{');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (place, rest) = part.split_once('}').expect("every place is closed");
            let (first, surname) = &self.people[draws.below(self.people.len())];
            match place {
                "p" => write!(text, "{first} {surname}").expect("a string takes all"),
                "n" => text.push_str(surname),
                "o" => text.push_str(draws.one(&POSTS)),
                "b" => text.push_str(&at_start(draws.one(&BODIES), text)),
                "t" => text.push_str(self.thing),
                "s" => text.push_str(&self.speech(draws)),
                _ => text.push_str(&capital(&self.speech(draws))),
            }
            text.push_str(rest);
        }
    }

    fn speech(&self, draws: &mut Draws) -> String {
        draws.one(&SPEECHES).replace("{t}", self.thing)
    }
}

/// `words` with a capital where a sentence begins.
fn at_start(words: &str, before: &str) -> String {
    let begins = before.is_empty() || before.ends_with('\n') || before.ends_with(". ");
    if begins { capital(words) } else { words.to_owned() }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text of so many words, or a paragraph more; its first line is a title.
pub(crate) fn prose(words: usize) -> String {
    let mut draws = Draws(17);
    let mut text = "What the River Costs\n\nBy Nell Ambrose\nMay 4, 2024\n\n".to_owned();
    let (mut written, mut left) = (0, 0);
    let mut topic = Topic::new(&mut draws);
    while written < words {
        if left == 0 {
            topic = Topic::new(&mut draws);
            left = ARTICLE;
        }
        let start = text.len();
        topic.fill(draws.one(&PARAGRAPHS), &mut draws, &mut text);
        let paragraph = text.get(start..).unwrap_or_default().split_whitespace().count();
        text.push_str("\n\n");
        written += paragraph;
        left = left.saturating_sub(paragraph);
    }
    text
}
