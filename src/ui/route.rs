//! The addresses and names of pages in the browser.

pub use crate::present::pages::Route;
use crate::ui::text::catalogue;
use crate::web::dom::base_path;

impl Route {
    /// The address for a link, with the base path.
    pub(crate) fn href(self) -> String {
        format!("{}{}", base_path(), self.path())
    }

    /// The name of the page in the app's language, for links and for the title of the document.
    pub(crate) fn label(self) -> &'static str {
        catalogue::pattern(self.name())
    }
}
