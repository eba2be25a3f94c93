//! Command lines that make no sense, and those that ask for help.

use super::runs::{Folder, Run};

#[test]
fn a_command_line_that_makes_no_sense_is_told_in_a_sentence() {
    let folder = Folder::new();
    let no_time = |value: &str| {
        format!(
            "invalid value '{value}' for '--time-limit <SECONDS>': expected a number of seconds greater than 0, \
             such as 10 or 0.5"
        )
    };
    let twice = "standard input can be read only once, but - is given several times; see ascribe --help";
    for (arguments, sentence) in [
        ("--colour", "unexpected argument '--colour' found; tip: to pass '--colour' as a value, use '-- --colour'"),
        ("--theme", "a value is required for '--theme <NAME>' but none was supplied [possible values: "),
        ("--theme mauve", "invalid value 'mauve' for '--theme <NAME>' [possible values: auto, dark, light, plain"),
        (
            "--highlight all",
            "invalid value 'all' for '--highlight <MODE>' [possible values: off, quotations, voices, author]",
        ),
        (
            "--input-format doc",
            "invalid value 'doc' for '--input-format <FORMAT>' [possible values: plain, markdown, html, epub, pdf, docx, feed]",
        ),
        ("--test-panic here", "invalid value 'here' for '--test-panic <WHERE>'"),
        ("analyze --format xml", "invalid value 'xml' for '--format <FORMAT>' [possible values: json, jsonl, brat]"),
        ("analyze --threads 0", "invalid value '0' for '--threads <NUMBER>': number would be zero for non-zero type"),
        ("analyze --text --format json", "the argument '--text' cannot be used with '--format <FORMAT>'"),
        ("compare plain.txt", "the following required arguments were not provided: <B>"),
        ("compare a b c", "unexpected argument 'c' found"),
        ("compare --width 39 a b", "invalid value '39' for '--width <COLUMNS>': 39 is not in 40..=65535"),
        (
            "compare --format html a b",
            "invalid value 'html' for '--format <FORMAT>' [possible values: text, json, markdown]",
        ),
        ("compare - -", twice),
        ("report - -", twice),
        ("report --width x a", "invalid value 'x' for '--width <COLUMNS>'"),
        (
            "report --format json a",
            "invalid value 'json' for '--format <FORMAT>' [possible values: text, markdown, html]",
        ),
        ("- plain.txt -", twice),
        ("analyze --time-limit 0 a", &no_time("0")),
        ("analyze --time-limit -1 a", &no_time("-1")),
        ("analyze --time-limit=-0.5 a", &no_time("-0.5")),
        ("analyze --time-limit 1e-99 a", &no_time("1e-99")),
        ("analyze --time-limit 1e99 a", &no_time("1e99")),
        ("analyze --time-limit nan a", &no_time("nan")),
        ("analyze --time-limit inf a", &no_time("inf")),
        ("report --time-limit soon a", &no_time("soon")),
        ("compare --time-limit 0 a b", &no_time("0")),
        ("analyze --time-limit", "a value is required for '--time-limit <SECONDS>' but none was supplied"),
        ("--time-limit 2 a", "unexpected argument '--time-limit' found"),
        ("--test-panic-in nowhere a", "invalid value 'nowhere' for '--test-panic-in <STAGE=PATH>'"),
        ("analyze - -", twice),
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments}");
        assert!(run.err.starts_with(&format!("ascribe: {sentence}")), "{arguments}: {}", run.err);
        assert!(run.err.ends_with("; see ascribe --help\n"), "{arguments}: {}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{arguments}: {}", run.err);
    }
}

#[test]
fn arguments_are_shown_and_not_obeyed() {
    let run = Run::of(Folder::new().command(["--a\u{202e}b"]).output().unwrap());
    assert_eq!(run.code, Some(2));
    assert!(run.err.starts_with("ascribe: unexpected argument '--a⇄b' found"), "{}", run.err);
}

#[test]
fn help_tells_all_that_one_needs() {
    let folder = Folder::new();
    let help = folder.run("--help").told(0, &[]).out;
    for needed in [
        "ascribe analyze|compare|report [OPTIONS] [FILE]...",
        "--theme <NAME>",
        "--no-mouse",
        "--highlight <MODE>",
        "--input-format <FORMAT>",
        "Examples:",
        "Keys:",
        "Files:",
        "Exit codes:",
        "NO_COLOR",
        "COLORFGBG",
        "VISUAL",
        "EDITOR",
        "BROWSER",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "SSL_CERT_FILE",
        "HTTPS_PROXY",
        "--offline",
    ] {
        assert!(help.contains(needed), "{needed}");
    }
    assert!(!help.contains("panic"), "what is for tests is nobody else's business");

    let analyze = folder.run("analyze --help").told(0, &[]).out;
    for needed in [
        "--format <FORMAT>",
        "json",
        "jsonl",
        "brat",
        "--text",
        "--input-format",
        "--offline",
        "Unicode scalar values",
        "--time-limit <SECONDS>",
        "\"partial\": true",
    ] {
        assert!(analyze.contains(needed), "{needed}");
    }
    let compare = folder.run("compare --help").told(0, &[]).out;
    for needed in ["--format <FORMAT>", "markdown", "--width <COLUMNS>", "--input-format", "≈"] {
        assert!(compare.contains(needed), "{needed}");
    }
    let report = folder.run("report --help").told(0, &[]).out;
    for needed in ["--format <FORMAT>", "html", "--width <COLUMNS>", "--input-format", "no script"] {
        assert!(report.contains(needed), "{needed}");
    }
    for line in [&help, &analyze, &compare, &report].into_iter().flat_map(|it| it.lines()) {
        assert!(line.chars().count() <= 100, "{line}");
    }
    let short = folder.run("-h").told(0, &[]).out;
    assert!(short.lines().count() < 24, "it fits a screen: {short}");
    assert_eq!(folder.run("--version").told(0, &[]).out, format!("ascribe {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_file_may_be_called_as_the_command() {
    let folder = Folder::new();
    folder.write("analyze", b"Words.");
    folder.write("help", b"More words.");
    assert_eq!(folder.run("./analyze help").told(0, &[]).out, "Words.\nMore words.");
}
