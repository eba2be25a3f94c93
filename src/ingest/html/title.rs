//! The title of an article without the name of the site.

use super::elements::one_line;

/// What parts a title from the name of the site, the plainest first. The first two part nothing else.
const PARTS: [&str; 9] = [" | ", " :: ", " » ", " « ", " · ", " — ", " – ", " - ", ": "];
/// How many of them may part a title from a site of which nothing else is known.
const SURE: usize = 3;

/// The title of an article and the name of its site. `named` is the title as the page tells it to others, `title` is
/// that of its window, `headings` are those of the first level, `site` is what it calls itself. All of
/// them are short and few, for they are compared with each other.
pub(super) fn tidy(
    named: Option<String>,
    title: Option<&str>,
    headings: &[String],
    site: Option<String>,
) -> (Option<String>, Option<String>) {
    let window = title.map(one_line).filter(|it| !it.is_empty());
    let only = if let [only] = headings { Some(only) } else { None };
    let is_known = named.is_some();
    let Some(full) = named.filter(|it| !it.is_empty()).or_else(|| window.or_else(|| only.cloned())) else {
        return (None, site);
    };
    let bare_site = site.as_deref().map(bare).filter(|it| !it.is_empty());
    let bare_headings: Vec<String> = headings.iter().map(|it| bare(it)).filter(|it| !it.is_empty()).collect();
    for (nth, part) in PARTS.iter().enumerate() {
        let turned = full.split_once(part).map(|(before, after)| (after, before));
        let halves = [full.rsplit_once(part), full.split_once(part), turned];
        for (nth_half, (article, rest)) in halves.into_iter().flatten().enumerate() {
            let is_site = bare_site.is_some() && bare_site == Some(bare(rest));
            let is_heading = bare_headings.contains(&bare(article));
            let sure = nth < SURE && nth_half == 0 && !is_known && site.is_none();
            let looks = sure && article.split(' ').count() >= 3 && rest.split(' ').count() <= 4;
            if !article.trim().is_empty() && (is_site || is_heading || looks) {
                let site_name = rest.rsplit(part).next().unwrap_or(rest).trim().to_owned();
                let site = site.or_else(|| (!is_known && nth_half < 2 && nth < PARTS.len() - 1).then_some(site_name));
                return (Some(article.trim().to_owned()), site);
            }
        }
    }
    (Some(full), site)
}

/// Which of the two titles that a page describes its article by is meant: `headline`, unless `name` agrees with a heading
/// or with the window and `headline` does not. On Wikipedia it is a description of what the article is about.
pub(super) fn chosen(
    headline: Option<String>,
    name: Option<String>,
    window: Option<&str>,
    headings: &[String],
) -> Option<String> {
    let (Some(headline), Some(name)) = (&headline, &name) else { return headline.or(name) };
    let agrees = |title: &str| {
        let title = bare(title);
        let window = window.map(bare).unwrap_or_default();
        // Beside the title, a window names its site, before or behind.
        let is_window = window.starts_with(&title) || window.ends_with(&title);
        !title.is_empty() && (is_window || headings.iter().any(|it| bare(it) == title))
    };
    let is_name = agrees(name) && !agrees(headline);
    Some(if is_name { name.clone() } else { headline.clone() })
}

/// Letters and digits alone, small.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_counts_where_the_headline_is_no_title() {
        for (headline, name, window, heading, expected) in [
            ("island country in the Pacific", "New Zealand", "New Zealand - Wikipedia", "New Zealand", "New Zealand"),
            ("island country in the Pacific", "New Zealand", "Post | New Zealand", "", "New Zealand"),
            ("island country in the Pacific", "New Zealand", "", "New Zealand", "New Zealand"),
            ("The river rises", "The Harbour Post", "The river rises | The Harbour Post", "", "The river rises"),
            ("The river rises", "Rivers", "Something else", "And else", "The river rises"),
            ("The river rises", "", "Something else", "And else", "The river rises"),
            ("", "Rivers", "Something else", "And else", "Rivers"),
            ("The river rises, and how!", "The river rises", "x", "The river rises", "The river rises"),
        ] {
            let some = |text: &str| Some(text.to_owned()).filter(|it| !it.is_empty());
            let headings: Vec<String> = some(heading).into_iter().collect();
            let title = chosen(some(headline), some(name), Some(window), &headings);
            assert_eq!(title.as_deref(), Some(expected), "{headline} / {name}");
        }
    }

    #[test]
    fn the_site_is_no_part_of_the_title() {
        for (named, window, heading, site, expected) in [
            (None, Some("The river rises | The Harbour Post"), None, None, "The river rises / The Harbour Post"),
            (None, Some("The river rises - again"), None, None, "The river rises - again / "),
            (None, Some("Rivers - Post"), Some("Rivers"), None, "Rivers / Post"),
            (None, Some("Rivers – News – Post"), Some("Rivers"), None, "Rivers / Post"),
            (Some("Rivers - The Post"), Some("x"), None, Some("The Post"), "Rivers / The Post"),
            (Some("The Post: rivers"), None, None, Some("the post"), "rivers / the post"),
            (Some("Left | Right"), Some("Left | Right"), None, None, "Left | Right / "),
            (None, None, Some("Only\na heading"), None, "Only\na heading / "),
            (None, Some(" "), None, Some("S"), " / S"),
        ] {
            let headings: Vec<String> = heading.into_iter().map(str::to_owned).collect();
            let (title, site) = tidy(named.map(str::to_owned), window, &headings, site.map(str::to_owned));
            let shown = format!("{} / {}", title.unwrap_or_default(), site.unwrap_or_default());
            assert_eq!(shown, expected, "{named:?} {window:?}");
        }
    }
}
