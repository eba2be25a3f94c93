//! A web page around some text, so that finding its article can be measured: menus, teasers and boxes as news sites have
//! them, the paragraphs among them.

use std::fmt::Write;

/// The text of these paragraphs as a page.
pub(crate) fn page(text: &str) -> String {
    let mut page = String::from(concat!(
        "<!DOCTYPE html><html lang=en><head><title>The river | The River Post</title>",
        "<meta property=\"og:site_name\" content=\"The River Post\"><meta name=author content=\"Ann Holt\"></head><body>",
    ));
    page.push_str("<nav class=menu><ul>");
    for nth in 0..60 {
        write!(page, "<li><a href=\"/section/{nth}\">Section {nth}</a></li>").expect("a string takes everything");
    }
    page.push_str("</ul></nav><main><article class=story><h1>The river</h1>");
    for (nth, paragraph) in text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        write!(page, "<div class=\"block block--text\" data-id={nth}><p class=\"story__text\">{paragraph}</p></div>")
            .expect("a string takes everything");
        if nth % 8 == 7 {
            write!(
                page,
                "<aside class=teaser><h3>Read more</h3><a href=\"/{nth}\">What happened next, in pictures</a></aside>"
            )
            .expect("a string takes everything");
        }
    }
    page.push_str("</article></main><footer class=cookies><p>We value your privacy.</p></footer></body></html>");
    page
}
