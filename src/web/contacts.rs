//! The contacts of the phone, of which the user picks some (the Contact Picker API; Chrome on Android has it).

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::formats::vcard::PickedContact;
use crate::web::dom;

/// Whether the phone lets the user pick contacts.
pub fn can_pick() -> bool {
    dom::has("contacts")
}

/// Has the user pick contacts. Empty if none were picked or the phone refuses.
pub async fn pick() -> Vec<PickedContact> {
    let Some(picking) = picking() else { return Vec::new() };
    let picked = JsFuture::from(picking).await.unwrap_or(JsValue::NULL);
    if !Array::is_array(&picked) {
        return Vec::new();
    }
    let contact = |it: JsValue| PickedContact {
        names: texts(&it, "name"),
        emails: texts(&it, "email"),
        numbers: texts(&it, "tel"),
    };
    Array::from(&picked).iter().map(contact).collect()
}

fn picking() -> Option<Promise> {
    let contacts = Reflect::get(&dom::window()?.navigator(), &"contacts".into()).ok()?;
    let select: Function = Reflect::get(&contacts, &"select".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    // Setting a property of a new object cannot fail.
    let _ = Reflect::set(&options, &"multiple".into(), &true.into());
    let wanted = Array::of3(&"name".into(), &"email".into(), &"tel".into());
    select.call2(&contacts, &wanted, &options).ok()?.dyn_into().ok()
}

fn texts(contact: &JsValue, name: &str) -> Vec<String> {
    let values = Reflect::get(contact, &name.into()).unwrap_or(JsValue::NULL);
    if !Array::is_array(&values) {
        return Vec::new();
    }
    Array::from(&values).iter().filter_map(|it| it.as_string()).collect()
}
