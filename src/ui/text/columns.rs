//! Sentences about the columns of a table whose program is not known.

use crate::formats::foreign::table::mapped::Target;
use crate::ui::text::catalogue::sentences;

sentences! {
    columns: "Columns";
    note: "Say what each column is, and read the table again. Kith remembers it for the next table with the same columns.";
    remembered: "The columns are read as you set them last time.";
    has_header: "The first row names the columns";
    column(number): "Column {number}";
    read_again: "Read it again";
    sample(cells): "such as {cells}";
    with_kind(meaning, kind): "{meaning} ({kind})";

    ignore: "Leave out";
    prefix: "Title before the name";
    given: "Given name";
    middle: "Middle name";
    family: "Family name";
    suffix: "Suffix after the name";
    whole: "Whole name";
    nickname: "Nickname";
    organisation: "Organisation";
    department: "Department";
    role: "Role";
    email: "E-mail";
    phone: "Telephone";
    profile: "Website or profile";
    address: "Address";
    street: "Street";
    city: "Town";
    region: "Region";
    post_code: "Postal code";
    country: "Country";
    place: "Place";
    birthday: "Birthday";
    note_of_person: "Note";
    tag: "Labels";
    fact(name): "Field “{name}”";

    work: "work";
    home: "home";
    mobile: "mobile";
}

/// What a column is.
pub(crate) fn target(target: &Target) -> String {
    let (meaning, kind) = match target {
        Target::Ignore => (ignore(), ""),
        Target::Prefix => (prefix(), ""),
        Target::Given => (given(), ""),
        Target::Middle => (middle(), ""),
        Target::Family => (family(), ""),
        Target::Suffix => (suffix(), ""),
        Target::Whole => (whole(), ""),
        Target::Nickname => (nickname(), ""),
        Target::Organisation => (organisation(), ""),
        Target::Department => (department(), ""),
        Target::Role => (role(), ""),
        Target::Email(kind) => (email(), kind.as_str()),
        Target::Phone(kind) => (phone(), kind.as_str()),
        Target::Profile(kind) => (profile(), kind.as_str()),
        Target::Address(kind) => (address(), kind.as_str()),
        Target::Street(kind) => (street(), kind.as_str()),
        Target::City(kind) => (city(), kind.as_str()),
        Target::Region(kind) => (region(), kind.as_str()),
        Target::PostCode(kind) => (post_code(), kind.as_str()),
        Target::Country(kind) => (country(), kind.as_str()),
        Target::Place => (place(), ""),
        Target::Birthday => (birthday(), ""),
        Target::Day(kind) => return super::sentence(kind),
        Target::Note => (note_of_person(), ""),
        Target::Tag => (tag(), ""),
        Target::Fact(name) => return fact(&name),
    };
    let kind = match kind {
        "" => return meaning.to_owned(),
        "work" => work(),
        "home" => home(),
        "mobile" => mobile(),
        kind => kind,
    };
    with_kind(&meaning, &kind)
}
