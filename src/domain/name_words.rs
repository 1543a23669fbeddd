//! The words of a name that are neither given nor family name: titles, degrees, generations and particles.
//!
//! The lists are plain data, in the languages of Europe and a few more (design decision). A word that is also a given
//! name ("Don", "Major", "Dean") is a title only where the list asks for the full stop, or not at all.

use super::normalize::lower_case;

/// Titles and forms of address before a name, without the full stop.
const PREFIXES: &str = "dr dra drs prof profa professor professora doctor mr mister mrs ms miss mx sir dame lady \
    rev revd reverend capt captain sgt lt cmdr rabbi sheikh herr herrn frau fräulein mme mlle monsieur madame \
    mademoiselle sr sra srta señor señora señorita senhor senhora dona doña dipl-ing dr-ing licda engª engº \
    dott dottssa dottore dottoressa sigra signor signora signorina avv mgr mudr judr phdr rndr fru dhr mevr mw \
    pani shri smt dato datuk encik puan д-р г-н г-жа κ κα δρ";

/// Titles that are names or words without the full stop.
const PREFIXES_WITH_STOP: &str = "sig ing fr gen col maj hr arch adv br sr pr hon mag lic arq eng";

/// Words that count as a title only behind another: "Dr. med.".
const BEHIND_TITLE: &str = "med rer nat phil jur iur theol oec hc em mult habil";

/// Words that count as a title only before another: "Assoc. Prof.".
const BEFORE_TITLE: &str = "pd assoc asst dipl rt";

/// Titles that are nothing else, so that a name may be read anew for them.
const SURE_PREFIXES: &str = "dr dra prof profa professor professora doctor mr mrs ms herr frau mme monsieur madame";

/// Titles that a given name follows: "Sir Peter".
const BEFORE_GIVEN: &str = "sir dame lady dona doña sheikh fr br shri smt";

/// Generations after a name.
const GENERATIONS: &str = "jr jnr junior sr snr senior ii iii iv júnior filho neto sobrinho";

/// Generations that are also family names, and count only after a full stop or behind a comma.
const ALSO_FAMILIES: &str = "junior júnior senior filho neto sobrinho";

/// Degrees and honours after a name, as they are read in any case.
const DEGREES: &str = "phd dphil edd dds dvm psyd pharmd msc bsc meng llm llb mphil mfa bfa esq cpa cfa \
    pmp obe mbe cbe frs facs frcp lcsw mpa mph msw dipl-ing habil";

/// Degrees that are also names or words, and count only in capitals or with full stops: "Jack Ma" has none.
const SHORT_DEGREES: &str = "md ma ba bs ms rn pe jd qc mp sj op mba beng";

/// Degrees that are also family names in capitals, and count only behind a comma or with full stops: "Sandeep KC".
const FAMILY_DEGREES: &str = "kc do";

/// Small words inside a family name.
const PARTICLES: &str = "van der den de del della dello di da das do dos du des la las le los el al bin bint ibn \
    ben von vom zu zum zur ten ter te af av het y e und";

/// Family names of Vietnam, which come first. Without their marks only those that are no words or names elsewhere.
const VIETNAMESE: &str = "nguyễn nguyen trần tran lê phạm pham huỳnh huynh hoàng hoang phan vũ võ đặng bùi đỗ hồ ngô \
    dương duong lý đinh trịnh trinh đoàn đào lương trương tạ tô hà mai cao châu";

/// Words between family and given name in Vietnam: with them the order is sure, and "Anna Marie Lê" keeps hers.
const VIETNAMESE_MIDDLES: &str = "văn van thị thi đức duc minh hữu huu ngọc ngoc quang thanh xuân xuan anh hồng hong \
    thu kim đình công cong phương phuong bảo bao gia hoàng hoang mạnh tuấn tuan quốc quoc thùy thuy mỹ bích như \
    khánh hải tiến trung trọng việt thế viết cẩm lan hoài diệu";

/// Whether a list has a word. The lists are single texts, which take less of the program than slices of texts.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// A word in lower case without its full stops.
fn bare(word: &str) -> String {
    lower_case(&word.replace('.', ""))
}

/// Whether a word is a title before a name. The word has its full stop, if it is written with one.
pub(crate) fn is_prefix(word: &str) -> bool {
    // No title is longer; most words of a book need no copy.
    if word.len() > 16 {
        return false;
    }
    let bare = bare(word);
    has(PREFIXES, &bare) || (word.ends_with('.') && has(PREFIXES_WITH_STOP, &bare))
}

/// The number of titles at the beginning of these words. At least one word is left, unless all may be titles.
pub(crate) fn titles(words: &[&str], may_be_all: bool) -> usize {
    let most = if may_be_all { words.len() } else { words.len().saturating_sub(1) };
    let is_behind = |at: usize| at > 0 && words[at].ends_with('.') && has(BEHIND_TITLE, &bare(words[at]));
    let is_before =
        |at: usize| words.get(at + 1).is_some_and(|it| is_prefix(it)) && has(BEFORE_TITLE, &bare(words[at]));
    (0..most).take_while(|at| is_prefix(words[*at]) || is_behind(*at) || is_before(*at)).count()
}

/// Whether a word is a title and nothing else.
pub(crate) fn is_sure_prefix(word: &str) -> bool {
    is_prefix(word) && (word.ends_with('.') || has(SURE_PREFIXES, &bare(word)))
}

/// Whether a given name follows a title, and not a family name.
pub(crate) fn is_before_given(prefix: &str) -> bool {
    has(BEFORE_GIVEN, &bare(prefix))
}

/// Whether a word after a name is a generation: "Jr.", "III".
pub(crate) fn is_generation(word: &str) -> bool {
    let bare = bare(word);
    has(GENERATIONS, &bare) && (bare.len() > 2 || word.ends_with('.') || !bare.starts_with('i') || is_upper(word))
}

/// Whether the normalized last word of a name is a generation. One that is a family name as well counts only after
/// other words.
pub(crate) fn is_generation_key(key: &str, has_family: bool) -> bool {
    has(GENERATIONS, key) && (has_family || !has(ALSO_FAMILIES, key))
}

/// Whether a word after a name is a degree or a generation. `is_apart` if a comma stands before it.
pub(crate) fn is_suffix(word: &str, is_apart: bool) -> bool {
    if word.len() > 16 {
        return false;
    }
    let bare = bare(word);
    let bare = bare.as_str();
    let is_written_out = is_upper(word) || word.trim_end_matches('.').contains('.');
    (is_generation(word) && (is_apart || word.ends_with('.') || !has(ALSO_FAMILIES, bare)))
        || has(DEGREES, bare)
        || (has(SHORT_DEGREES, bare) && is_written_out)
        || (has(FAMILY_DEGREES, bare) && is_written_out && (is_apart || word.contains('.')))
}

fn is_upper(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// Whether a word is a particle of a family name, in lower case or with a capital.
pub(crate) fn is_particle(word: &str) -> bool {
    word.len() <= 6 && has(PARTICLES, &bare(word))
}

/// Whether a word is an initial: one letter of a script with capitals, and perhaps a full stop.
pub(crate) fn is_initial(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').chars();
    let is_letter = |it: char| it.is_uppercase() || it.is_lowercase();
    letters.next().is_some_and(is_letter) && letters.all(|it| it == '.' || it.is_uppercase()) && {
        // "J." and "J.R." are initials, "JR" is none.
        word.chars().filter(|it| it.is_alphabetic()).count() <= word.matches('.').count().max(1)
    }
}

/// Whether a word is a family name of Vietnam.
pub(crate) fn is_vietnamese_family(word: &str) -> bool {
    has(VIETNAMESE, &bare(word))
}

/// Whether a family name and the words between it and the given name are those of a name in the order of Vietnam.
pub(crate) fn is_vietnamese<'a>(family: &str, mut middle: impl Iterator<Item = &'a str>) -> bool {
    let is_middle = |it: &str| has(VIETNAMESE_MIDDLES, &bare(it));
    is_vietnamese_family(family) && middle.next().is_some_and(is_middle)
}

/// Whether a text is written in Chinese, Japanese or Korean only, where the family name comes first.
pub(crate) fn is_family_first(text: &str) -> bool {
    let is_script = |it: char| {
        matches!(it, '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
    };
    let mut letters = text.chars().filter(|it| !it.is_whitespace()).peekable();
    letters.peek().is_some() && letters.all(is_script)
}
