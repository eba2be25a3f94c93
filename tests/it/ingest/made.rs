//! Files that real programs made; see `files/README.md`.

use expect_test::expect;

use super::archives::outline;

#[test]
fn a_book_of_pandoc() {
    let bytes = include_bytes!("files/pandoc.epub").to_vec();
    expect![[r"
        language: en-GB
        title: The Harbour Question
        byline: Ada Holt
        date: 1 March 2024
        title The Harbour Question
        byline Ada Holt
        h1 Who pays
        p The council says the harbour will pay fo … s, who kept its books for nine years.[1]
        p> Every town believes that its own harbour is the exception.
        p See the ledger for the figures.
        h2 The figures
        li0 1. Fees fell.
        li0 2. Costs rose:
        li1 dredging,
        li1 lights.
        table Year │ Fees⏎─────┼─────⏎2021 │ 410⏎2022 │ 385
        rule * * *
        p [1] He left in 2022.
        h1 What is said
        p The mayor denied it.[1]
        rule * * *
        p [1] In a letter to the Quay Gazette.
        em [says]
        strong [nine years]
        link(https://ledger.example/harbour) [the ledger]
        em [Quay Gazette]
    "]]
    .assert_eq(&outline(bytes));
}

#[test]
fn a_book_of_libreoffice() {
    let bytes = include_bytes!("files/libreoffice.epub").to_vec();
    expect![[r"
        language: en-GB
        title: The Harbour Question
        byline: Ada Holt
        title The Harbour Question
        byline Ada Holt
        h1 Who pays
        p The council says the harbour will pay fo … s, who kept its books for nine years.[1]
        p Every town believes that its own harbour is the exception.
        p See the ledger for the figures.
        p The figures
        p Fees fell.
        p Costs rose:
        p dredging,
        p lights.
        table 2021 │ 410⏎─────┼────⏎2022 │ 385
        p [1] He left in 2022.
        h1 What is said
        p The mayor denied it.[2]
        p [2] In a letter to the Quay Gazette.
        link(https://ledger.example/harbour) [the ledger]
    "]]
    .assert_eq(&outline(bytes));
}

#[test]
fn a_document_of_pandoc() {
    let bytes = include_bytes!("files/pandoc.docx").to_vec();
    expect![[r"
        language: en-GB
        title: The Harbour Question
        byline: Ada Holt
        date: 2024-03-01
        title The Harbour Question
        byline Ada Holt
        date 2024-03-01
        h1 Who pays
        p The council says the harbour will pay fo … s, who kept its books for nine years.[1]
        p> Every town believes that its own harbour is the exception.
        p See the ledger for the figures.
        h2 The figures
        li0 1. Fees fell.
        li0 2. Costs rose:
        li1 dredging,
        li1 lights.
        table Year │ Fees⏎─────┼─────⏎2021 │ 410⏎2022 │ 385
        h1 What is said
        p The mayor denied it.[2]
        p [1] He left in 2022.
        p [2] In a letter to the Quay Gazette.
        em [says]
        strong [nine years]
        link(https://ledger.example/harbour) [the ledger]
        em [Quay Gazette]
    "]]
    .assert_eq(&outline(bytes));
}

#[test]
fn a_document_of_libreoffice() {
    let bytes = include_bytes!("files/libreoffice.docx").to_vec();
    expect![[r"
        language: en-GB
        title: The Harbour Question
        byline: Ada Holt
        date: 2024-03-01
        title The Harbour Question
        byline Ada Holt
        date 2024-03-01
        h1 Who pays
        p The council says the harbour will pay fo … s, who kept its books for nine years.[1]
        p> Every town believes that its own harbour is the exception.
        p See the ledger for the figures.
        h2 The figures
        li0 1. Fees fell.
        li0 2. Costs rose:
        li1 dredging,
        li1 lights.
        table Year │ Fees⏎─────┼─────⏎2021 │ 410⏎2022 │ 385
        h1 What is said
        p The mayor denied it.[2]
        p [1] He left in 2022.
        p [2] In a letter to the Quay Gazette.
        em [says]
        strong [nine years]
        link(https://ledger.example/harbour) [the ledger]
        em [Quay Gazette]
    "]]
    .assert_eq(&outline(bytes));
}
