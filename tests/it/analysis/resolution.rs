//! Who the sources are: `name (kind) attributions: mentions`, a line each.

use ascribe::analysis::Kind;

use super::{document, read};

fn sources(text: &str) -> Vec<String> {
    let document = document(text);
    let analysis = read(&document);
    let line = |source: &ascribe::analysis::Source| {
        let mentions: Vec<&str> = source.mentions.iter().map(|it| document.slice(*it)).collect();
        format!("{} ({:?}) {}: {}", source.name, source.kind, source.attributions.len(), mentions.join(", "))
    };
    analysis.sources.iter().map(line).collect()
}

#[test]
fn views_belong_to_whom_the_genitive_names() {
    for (text, expected) in [
        ("“Yes,” said Ann Roe. In Roe’s view, the plan is dead.", "Ann Roe (Person) 2: Ann Roe, Roe"),
        ("“Yes,” said Ann Roe. In her view, the plan is dead.", "Ann Roe (Person) 2: Ann Roe, her"),
        ("In the mayor's view, the plan is dead.", "mayor (Unnamed) 1: mayor"),
        ("In my view, the plan is dead.", "the author (Author) 1: my"),
    ] {
        assert_eq!(sources(text), [expected], "{text}");
    }
}

#[test]
fn people_in_general_are_a_vague_source() {
    let text = "It is widely believed that the harbour will close. Ida Brandt said the quay was dry. It was announced that \
                the ferry would sail at noon. It was widely believed that the mill would close, too.";
    assert_eq!(sources(text), ["it is widely believed (Vague) 2: ", "Ida Brandt (Person) 1: Ida Brandt"]);
}

#[test]
fn short_names_find_long_ones() {
    assert_eq!(
        sources("Tom Finch said the road was open. Finch said it was wide. “Yes,” Mr. Finch said."),
        ["Tom Finch (Person) 3: Tom Finch, Finch, Finch"]
    );
    assert_eq!(
        sources("Finch said the road was open.\n\nThe speaker was Stanford’s Tom Finch."),
        ["Tom Finch (Person) 1: Finch, Tom Finch"]
    );
    assert_eq!(
        sources("The Federal Roads Agency said it was open. The FRA denied the charges."),
        ["Federal Roads Agency (Organization) 2: The Federal Roads Agency, The FRA"]
    );
    assert_eq!(
        sources("Director of Public Works Ada Holt said it was open. Holt said it was wide."),
        ["Ada Holt (Person) 2: Ada Holt, Holt"]
    );
}

#[test]
fn newspapers_keep_their_article() {
    assert_eq!(
        sources(
            "The New York Times reported that the road was open. An aide told the paper that it was not. \
             As the Times reported in May, the road was closed."
        ),
        ["The New York Times (Publication) 2: The New York Times, the paper, the Times", "aide (Unnamed) 1: aide"]
    );
}

#[test]
fn pronouns_stand_for_the_last_fitting_source_or_for_themselves() {
    assert_eq!(
        sources("Ada Holt said the road was open. She said it was wide."),
        ["Ada Holt (Person) 2: Ada Holt, She"]
    );
    assert_eq!(sources("Mary Poe met Tom Finch. She said the road was open."), ["Mary Poe (Person) 1: Mary Poe, She"]);
    assert_eq!(
        sources("Tom Finch walked down Harbor Street. Finch said the road was open. “It is,” he said."),
        ["Tom Finch (Person) 2: Tom Finch, Finch, he"]
    );
    assert_eq!(
        sources("A clerk, who asked not to be named, and who denied the charges, went home."),
        ["clerk (Unnamed) 1: clerk"]
    );
    assert_eq!(sources("The mayor, who is ill, left on Monday. Who said the road was closed?"), [""; 0]);
    assert_eq!(sources("He said the road was open."), ["he (Person) 1: He"]);
    assert_eq!(
        sources("The road crosses two rivers.\n\nIt is long.\n\nThey say the road is open."),
        ["they (Group) 1: They"]
    );
}

#[test]
fn two_people_of_one_name_are_not_mixed_up() {
    assert_eq!(
        sources("Tom Finch said it was open. Ada Finch said it was closed. Finch said nothing was clear."),
        ["Tom Finch (Person) 1: Tom Finch", "Ada Finch (Person) 1: Ada Finch", "Finch (Person) 1: Finch"]
    );
}

#[test]
fn kinds_follow_the_words() {
    for (text, name, kind) in [
        ("Jane Roe said the deal was dead.", "Jane Roe", Kind::Person),
        ("A senior official said the deal was dead.", "senior official", Kind::Unnamed),
        ("Town officials said the deal was dead.", "Town officials", Kind::Group),
        ("The Treasury Department said the deal was dead.", "Treasury Department", Kind::Organization),
        ("The Washington Post said the deal was dead.", "The Washington Post", Kind::Publication),
        ("The report says the deal was dead.", "report", Kind::Document),
        ("Many say the deal was dead.", "many", Kind::Vague),
        ("Critics say the deal was dead.", "critics", Kind::Vague),
        ("Some critics say the deal was dead.", "some critics", Kind::Vague),
        ("I think the deal is dead.", "the author", Kind::Author),
        ("China says the deal is dead.", "China", Kind::Organization),
        ("Google and Yahoo said the deal was dead.", "Google and Yahoo", Kind::Group),
        ("His strategist, Tom Finch, said the deal was dead.", "Tom Finch", Kind::Person),
    ] {
        let analysis = read(&document(text));
        let found: Vec<_> = analysis.sources.iter().map(|it| (it.name.as_str(), it.kind)).collect();
        assert_eq!(found, [(name, kind)], "{text}");
    }
}

#[test]
fn an_argument_has_the_sources_a_reader_would_name() {
    let text = "On Friday, the Harbor Gazette reported that, starting next week, both towns will hold talks. The talks, \
        labeled the first on the subject, will be part of the yearly meeting.\n\n\
        The goal is an understanding. As a “senior town official involved in the talks” told the paper, “We need some rules.”\n\n\
        Actually, we left that road behind us long ago. The floods are part of what many suspect to be the worst neglect in a \
        century.\n\n\
        Council officials, according to the Gazette, say they do not expect a quick end of the floods. And as Harbor \
        College’s Tom Finch told the AP, “The mills gain too much by it, so it’s hard to see them stop.”\n\n\
        This year, Mayor Ada Holt and Treasurer Joan Lund have both gone upstream to discuss the issue with no result. The \
        mills reportedly opened their gates in April.\n\n\
        As the Gazette reported last month, the rise of the water showed that the mayor’s “name and shame” approach did not \
        work. The council is choosing a weak course even though floods and mud, according to Director of Public Works Mary \
        Poe, now constitute the town’s first danger.\n\n\
        The owners are patient and cold. They will not stop. The “greatest gift in history” still helps them.";
    assert_eq!(
        sources(text),
        [
            "The Harbor Gazette (Publication) 3: the Harbor Gazette, the paper, the Gazette, the Gazette",
            "senior town official (Unnamed) 1: senior town official",
            "many (Vague) 1: many",
            "Council officials (Group) 1: Council officials",
            "Tom Finch (Person) 1: Tom Finch",
            "Mary Poe (Person) 1: Mary Poe",
        ]
    );
}
