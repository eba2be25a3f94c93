//! Sources, cues and contents.

use super::check;

#[test]
fn a_cue_governs_a_clause() {
    check(&[
        "<s1>Jane Roe</s1> <q1>said</q1> <c1>the deal was dead</c1>.",
        "<s1>Jane Roe</s1> <q1>said</q1> <c1>that the deal was dead</c1>.",
        "<s1>The mayor</s1> <q1>has repeatedly argued</q1> <c1>that the bridge is safe</c1>.",
        "<s1>He</s1> <q1>did not say</q1> <c1>whether the bridge is safe</c1>.",
        "<s1>Officials at the ministry</s1> <q1>warned</q1> <c1>that the river would rise</c1>.",
        "On Friday, <s1>the Harbor Gazette</s1> <q1>reported</q1> <c1>that, starting next week, both towns will meet</c1>.",
        "<s1>The Gazette</s1> <q1>reported</q1> <c1>the rise of the water showed that the plan had failed</c1>.",
        "<s1>Ada Holt</s1> <q1>told</q1> reporters <c1>that the deal was dead</c1>.",
        "<s1>She</s1> <q1>told</q1> the AP on Monday <c1>that the deal was dead</c1>.",
        "<s1>The report</s1> <q1>shows</q1> <c1>that rents fell</c1>.",
        "The town is small, but <s1>Finch</s1> <q1>said</q1> <c1>it was rich</c1>.",
        "<s1>Finch</s1> <q1>is confident</q1> <c1>that the town is rich</c1>.",
        "<s1>The mayor</s1> <q1>said</q1>\n<c1>the line was\nbroken</c1>.",
    ]);
}

#[test]
fn a_cue_governs_an_object_or_an_infinitive() {
    check(&[
        "<s1>Finch</s1> <q1>denied</q1> <c1>the charges</c1>.",
        "<s1>The union</s1> <q1>called for</q1> <c1>a strike</c1>.",
        "<s1>She</s1> <q1>declined</q1> <c1>to comment</c1>.",
        "<s1>The firm</s1> <q1>promised</q1> <c1>to pay</c1>.",
        "<s1>The senator</s1> <q1>wants</q1> <c1>to close the port</c1>.",
    ]);
}

#[test]
fn quotations_take_the_speaker_beside_them() {
    check(&[
        "<c1>“The deal is dead,”</c1> <q1>said</q1> <s1>Jane Roe</s1>.",
        "<c1>“The deal is dead,”</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "<c1>\"The deal is dead,\"</c1> <s1>Jane Roe</s1> <q1>said</q1> on Monday.",
        "<s1>Jane Roe</s1> <q1>said</q1>, <c1>“The deal is dead.”</c1>",
        "<s1>Jane Roe</s1> <q1>said</q1>: <c1>“The deal is dead. It was never alive.”</c1>",
        "<c1>“Is it dead?”</c1> <s1>she</s1> <q1>asked</q1>.",
        "<c1>“The deal is dead,”</c1> <q1>said</q1> <s1>Jane Roe, a lawyer for the town</s1>.",
        "<c1>“The deal,”</c1> <s1>she</s1> <q1>said</q1>, <c1>“is dead.”</c1>",
        "<c1>“The deal is dead,”</c1> <s1>she</s1> <q1>said</q1>. <c1>“It was never alive.”</c1>",
        "<c1>“The deal is dead. I saw it die,”</c1> <s1>she</s1> <q1>said</q1>.",
        "<s1>Jane Roe</s1> <q1>called</q1> <c1>the deal “a corpse.”</c1>",
        "<s1>Finch</s1> <q1>continued</q1>:\n\n<c1>“The deal is dead.”</c1>",
        "<c1>‘The deal is dead,’</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
    ]);
}

#[test]
fn asides_leave_the_content_around_them() {
    check(&[
        "<c1>The plan</c1>, <s1>he</s1> <q1>said</q1>, <c1>would fail</c1>.",
        "<c1>The plan would fail</c1>, <s1>he</s1> <q1>said</q1>.",
        "<q1>According to</q1> <s1>the police</s1>, <c1>the road is open</c1>.",
        "<c1>The road is open</c1>, <q1>according to</q1> <s1>the police</s1>.",
        "<c1>The road</c1>, <q1>according to</q1> <s1>the police</s1>, <c1>will stay shut</c1>",
        "As <s1>the Gazette</s1> <q1>reported</q1> in the spring, <c1>the road is open</c1>.",
        "As <s1>the Gazette</s1> <q1>reported</q1> in the spring, <c1>the road is open</c1>. It rained.",
        "The leaders met at the inn to discuss the flood.",
        "As <s1>an aide</s1> <q1>told</q1> the paper, <c1>“We need a road.”</c1>",
        "As <s1>a “senior aide involved in the talks”</s1> <q1>told</q1> the paper, <c1>“We need a road.”</c1>",
        "In <s1>Finch’s</s1> <q1>view</q1>, <c1>the road is open</c1>.",
        "The town builds roads that lead nowhere even though <c1>floods and storms</c1>, <q1>according to</q1> \
         <s1>Director of Public Works Ada Holt</s1>, <c1>now constitute its first worry</c1>.",
    ]);
}

#[test]
fn one_sentence_may_hold_several() {
    check(&["<s1><s2>Finch</s2></s1> <q1>praised</q1> <c1>the plan</c1>, <q2>adding</q2> <c2>that it was cheap</c2>."]);
}

#[test]
fn nested_attributions_are_both_kept() {
    check(&["<c1><s2>Town officials</s2></c1>, <q1>according to</q1> <s1>the Gazette</s1>, \
         <c1><q2>say</q2> <c2>they do not expect a flood</c2></c1>."]);
}

#[test]
fn sources_are_the_heads_of_their_phrases() {
    check(&[
        "<s1>Finch himself</s1> <q1>said</q1> <c1>it was dead</c1>.",
        "<s1>Polls</s1> <q1>show</q1> <c1>that rents fell</c1>.",
    ]);
}

#[test]
fn contents_reach_to_the_end_of_what_is_governed() {
    check(&[
        "<q1>According to</q1> <s1>Ada Holt</s1>, <c1>the gauges are good, the lists are old, and all of the time is \
         lost on land</c1>.",
        "<s1>A survey</s1> <q1>found</q1> <c1>that few had listened</c1>, and <s2>the union</s2> <q2>says</q2> \
         <c2>that nobody will</c2>.",
        "<s1>Finch</s1> <q1>said</q1> <c1>that the bridge, which was built in 1952, is safe</c1>.",
        "<s1>Finch</s1> <q1>said</q1> <c1>the bridge was safe, but that it was ugly</c1>.",
        "<s1>Finch</s1> <q1>said</q1> <c1>closing the bridge costs votes</c1>.",
        "<s1>Finch</s1> <q1>said</q1> <c1>there is no bridge</c1>.",
        "<c1>The bridge was closed</c1>, <s1>Finch</s1> <q1>said</q1>, <c1>so people swam</c1>.",
        "<s1>He</s1> <q1>remembers</q1> <c1>both dates</c1>.",
        "<s1><s2>Ada Holt</s2></s1> <q1>backed</q1> <c1>Finch</c1>, <q2>saying</q2> <c2>that he was right</c2>.",
    ]);
}

#[test]
fn speakers_stand_before_their_words() {
    check(&[
        "<s1>ROE</s1><q1>:</q1> <c1>The deal is dead. It was never alive</c1>.",
        "In short: never. <s1>Jane Roe</s1><q1>:</q1> <c1>“The deal is dead.”</c1>",
        "<s1>Jane Roe</s1> <q1>put it more carefully:</q1> <c1>“The deal is not alive.”</c1>",
        "<q1>Said</q1> <s1>Jane Roe</s1>, <c1>“The deal is dead.”</c1>",
        "<s1>Jane Roe</s1> <q1>agreed</q1>. <c1>“The deal is dead.”</c1>",
        "<c1>“The deal is dead,”</c1> <s1>Roe</s1> <q1>notes</q1>.",
        "<s1>Jane Roe</s1> <q1>told</q1> “Breakfast News” <c1>that the deal was dead</c1>.",
        "<q1>Asked</q1> <c1>whether it was dead</c1>, <s2>Roe</s2> <q2>said</q2>, <c2>“Yes.”</c2>",
        "<s1>Roe</s1> <q1>Says</q1> <c1>Deal Is Dead</c1>",
    ]);
}

#[test]
fn who_is_quoted_by_somebody_speaks_inside_the_quotation() {
    check(&[
        "<s1>The Herald</s1> <q1>quoted</q1> <c1><s2>a guard</s2> as <q2>saying</q2> <c2>the gate stood open</c2></c1>.",
        "<s1>The Post</s1> <q1>quoted</q1> <c1><s2>Finch</s2> as <q2>saying</q2> <c2>that the river would rise</c2></c1>.",
        "<s1>Ada Holt</s1> <q1>was quoted as saying</q1> <c1>that the river would rise</c1>.",
    ]);
}

#[test]
fn the_source_of_a_noun_may_stand_behind_it() {
    check(&[
        "There were <q1>calls</q1> from <s1>several deputies</s1> <c1>for the mayor to resign</c1>.",
        "A <q1>claim</q1> from <s1>the guild</s1> <c1>that the ledger was burned</c1> surprised nobody.",
    ]);
}

#[test]
fn headlines_name_their_speaker_before_a_colon() {
    check(&[
        "# <s1>Mayor</s1><q1>:</q1> <c1>Bridge is safe</c1>\n\nThe bridge stands.",
        "# <s1>Mayor Finch</s1><q1>:</q1> <c1>Bridge Is Safe</c1>",
        "# <s1>Jane Roe</s1><q1>:</q1> <c1>Nobody paid for the boat</c1>",
        "# <s1>New study</s1><q1>:</q1> <c1>Rents to fall next year</c1>",
        "# <s1>Harbor police</s1><q1>:</q1> <c1>Thieves came by boat</c1>",
        "# Video: Flood reaches the old quay",
        "# Six lessons: What the flood taught the valley",
        "# Police Sue Mayor: A long quarrel comes to court",
        "# Best pilot: Jane Roe",
        "# Jane Roe: A life in six letters",
        "# Home owner: How I fixed the roof myself",
        "# Mother Nature: Storms grow worse each year",
    ]);
}

#[test]
fn nothing_is_attributed_where_nobody_speaks() {
    check(&[
        "Actually, we left that road behind us long ago.",
        "The owners of the mills are patient and cold.",
        "Ada Holt and Tom Finch have all gone to the coast to discuss the issue with no result.",
        "The guards reportedly closed the bridge at the start of June.",
        "Their “naming and shaming” did not work.",
        "It should thank the ministry, buy two of them and go home.",
        "An aide, who asked not to be named, went home.",
        "It’s not as though the town has never raised the matter with its neighbors.",
    ]);
}

#[test]
fn attitudes_are_found_beside_what_is_said() {
    check(&[
        "<s1>The council</s1> <q1>is loath</q1> <c1>to sell the land, the mill and the pond</c1>.",
        "<s1>The council</s1> <q1>was still eager</q1> <c1>to build</c1>, but the money was gone.",
        "Yet <s1>the council</s1>, which on some level <q1>realizes</q1> <c1>this</c1>, waits.",
    ]);
}
