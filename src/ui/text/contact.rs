//! The links to contact a person.

use super::catalogue::sentences;

sentences! {
    message: "Message";
    message_to(name): "Message {name}";
    write: "Write";
    write_to(name): "Write to {name}";
    copy_for(name): "Copy for {name}";
    copy: "Copy";
    call: "Call";
    mail: "Mail";
    /// The name of the service.
    whatsapp: "WhatsApp";
    share: "Share";
    log: "Log";
    other_contact_links: "Other ways to send it";
    copied: "Copied. Now paste it where you two write to each other.";
    is_sent: "Sent?";
    yes_sent: "Yes";
    not_sent: "Not yet";
    not_copied: "This browser does not let Kith copy.";
}
