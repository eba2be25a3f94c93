//! What a page says about its article in JSON-LD, in the words of schema.org.

use std::collections::HashMap;

use serde_json::Value;

/// The largest script that is read, in bytes; what describes one article is far smaller.
const LARGEST: usize = 1 << 20;

/// What the first article that some scripts describe is like; empty strings are left out.
#[derive(Debug, Default)]
pub(super) struct DescribedArticle {
    pub(super) headline: Option<String>,
    pub(super) name: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
}

/// Reads scripts of the type `application/ld+json`; None if none describes an article.
pub(super) fn read<'t>(scripts: impl Iterator<Item = &'t str>) -> Option<DescribedArticle> {
    let parsed = scripts.filter(|script| script.len() <= LARGEST).filter_map(|script| {
        let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        serde_json::from_str::<Value>(script).ok()
    });
    let scripts: Vec<Value> = parsed.collect();
    let objects: Vec<&Value> = scripts.iter().flat_map(objects).collect();
    let by_id: HashMap<&str, &Value> = objects
        .iter()
        .filter(|it| it.get("name").is_some())
        .filter_map(|it| Some((it.get("@id")?.as_str()?, *it)))
        .collect();
    let article = objects.iter().find(|it| is_article(it))?;
    let text = |key: &str| article.get(key).and_then(Value::as_str).map(str::to_owned);
    let names = |key: &str| article.get(key).map_or_else(Vec::new, |value| names(value, &by_id));
    Some(DescribedArticle {
        headline: text("headline"),
        name: text("name"),
        authors: names("author"),
        published: text("datePublished").or_else(|| text("dateCreated")),
        publisher: names("publisher").into_iter().next(),
        language: text("inLanguage"),
    })
}

/// The objects that a script describes: itself, or those of its list or graph.
fn objects(script: &Value) -> Vec<&Value> {
    match script {
        Value::Array(objects) => objects.iter().flat_map(|it| graph(it).unwrap_or_else(|| vec![it])).collect(),
        object => graph(object).unwrap_or_else(|| vec![object]),
    }
}

fn graph(object: &Value) -> Option<Vec<&Value>> {
    Some(object.get("@graph")?.as_array()?.iter().collect())
}

fn is_article(object: &Value) -> bool {
    let is_one = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        name.ends_with("Article") || name.ends_with("Posting") || matches!(name, "Report" | "Review")
    };
    match object.get("@type") {
        Some(Value::String(name)) => is_one(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_one),
        _ => false,
    }
}

/// The names of a person, of an organisation, or of several; some are only referred to by an id.
fn names(value: &Value, by_id: &HashMap<&str, &Value>) -> Vec<String> {
    let name = |value: &Value| {
        let named = value.as_str().or_else(|| value.get("name")?.as_str());
        let referred = || by_id.get(value.get("@id")?.as_str()?)?.get("name")?.as_str();
        named.or_else(referred).map(str::to_owned)
    };
    let mut found = Vec::new();
    for value in value.as_array().map_or_else(|| vec![value], |values| values.iter().collect()) {
        found.extend(name(value).filter(|name| !found.contains(name)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_in_lists_and_graphs() {
        for (script, expected) in [
            (
                r#"{"@type": "NewsArticle", "headline": "H", "author": {"name": "A"}, "datePublished": "2026-01-02"}"#,
                "H / A / 2026-01-02 / ",
            ),
            (
                r#"[{"@type": "WebSite"}, {"@type": ["Report"], "name": "N", "author": ["A", "B", "A"]}]"#,
                "N / A, B /  / ",
            ),
            (
                r##"{"@graph": [{"@type": "BlogPosting", "headline": "H", "author": {"@id": "#p"}, "publisher": {"@id": "#o"}},
                    {"@id": "#p", "name": "P"}, {"@id": "#o", "name": "O"}]}"##,
                "H / P /  / O",
            ),
            (r#"<![CDATA[{"@type": "schema:Article", "author": "A"}]]>"#, " / A /  / "),
            (r#"{"@type": "WebPage", "name": "N"}"#, "none"),
            ("[[[[", "none"),
            ("7", "none"),
        ] {
            let described = read([script].into_iter());
            let shown = described.map(|it| {
                let or_none = Option::unwrap_or_default;
                let [headline, date, site] = [it.headline.or(it.name), it.published, it.publisher].map(or_none);
                format!("{headline} / {} / {date} / {site}", it.authors.join(", "))
            });
            assert_eq!(shown.as_deref().unwrap_or("none"), expected, "{script}");
        }
        assert!(read(["[".repeat(100_000).as_str()].into_iter()).is_none());
    }
}
