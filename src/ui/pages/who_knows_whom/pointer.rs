//! Fingers, the mouse and the wheel on the picture: one moves it, two bring it closer, a press comes closer to a place.

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::stage::{DRAWING, Stage};
use crate::present::who_knows_whom::Pixels;
use crate::web::dom;

/// How far a pointer moves before it is no press, in pixels.
const STILL: Pixels = 6;

/// By how much a step of the wheel and a press come closer, in hundredths of the side.
const WHEEL_CLOSER: i64 = 85;
const WHEEL_FARTHER: i64 = 118;
const PRESS: i64 = 40;

/// A pointer that is down: its number, where it is, and where it came down.
type Down = (i32, (Pixels, Pixels), (Pixels, Pixels));

/// The pointers on a picture.
#[derive(Clone, Copy)]
pub(super) struct Pointers {
    stage: Stage,
    down: StoredValue<Vec<Down>>,
}

impl Pointers {
    pub(super) fn new(stage: Stage) -> Self {
        Self { stage, down: StoredValue::new(Vec::new()) }
    }

    /// Measures the drawing, which has another size on another screen.
    pub(super) fn measure(self) {
        if let Some(size) = dom::rectangle(DRAWING).filter(|it| it.2 > 0)
            && self.stage.width.try_get_untracked().is_some_and(|it| it != size.2)
        {
            self.stage.width.set(size.2);
        }
    }

    /// A place on the drawing, in pixels from its corner.
    fn on_drawing(event: &web_sys::MouseEvent) -> (Pixels, Pixels) {
        let (left, top, _) = dom::rectangle(DRAWING).unwrap_or_default();
        (Pixels::from(event.client_x()) - left, Pixels::from(event.client_y()) - top)
    }

    pub(super) fn down(self, event: &PointerEvent) {
        self.measure();
        let at = Self::on_drawing(event);
        self.down.update_value(|it| {
            it.retain(|(id, ..)| *id != event.pointer_id());
            it.push((event.pointer_id(), at, at));
        });
    }

    pub(super) fn moved(self, event: &PointerEvent) {
        let at = Self::on_drawing(event);
        let before = self.down.get_value();
        let Some(own) = before.iter().position(|(id, ..)| *id == event.pointer_id()) else { return };
        let (_, from, began) = before[own];
        if !is_far(began, at) && before.len() == 1 {
            return;
        }
        // A moved picture is no press on the link below the finger, and goes on beyond the edge.
        capture(event);
        self.down.update_value(|it| it[own].1 = at);
        let (stage, width) = (self.stage, self.stage.width.get_untracked());
        match before.as_slice() {
            [_] => stage.view.update(|it| *it = it.moved((from.0 - at.0, from.1 - at.1), width)),
            [one, two] => {
                let still = if own == 0 { two.1 } else { one.1 };
                let (was, now) = (apart(from, still), apart(at, still));
                let closest = stage.read(|picture, _| picture.closest);
                let about = stage.view.get_untracked().place(still, width);
                stage.view.update(|it| *it = it.zoomed(about, was * 100 / now.max(1), closest));
            }
            _ => (),
        }
    }

    pub(super) fn up(self, event: &PointerEvent) {
        let at = Self::on_drawing(event);
        let down = self.down.get_value();
        let Some(own) = down.iter().find(|(id, ..)| *id == event.pointer_id()) else { return };
        self.down.update_value(|it| it.retain(|(id, ..)| *id != event.pointer_id()));
        let is_press = down.len() == 1 && !is_far(own.2, at) && event.type_() == "pointerup";
        let on_link = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let is_on_link = on_link.and_then(|it| it.closest("a").ok().flatten()).is_some();
        if is_press && !is_on_link {
            let view = self.stage.view.get_untracked();
            self.stage.zoom(view.place(at, self.stage.width.get_untracked()), PRESS);
        } else if !is_press {
            self.stage.look(self.stage.view.get_untracked());
        }
    }

    /// The wheel comes closer or goes farther. At the whole, the page scrolls on.
    pub(super) fn wheel(self, event: &WheelEvent) {
        self.measure();
        let is_closer = event.delta_y() < 0.0;
        let view = self.stage.view.get_untracked();
        let is_last =
            if is_closer { view.side <= self.stage.read(|picture, _| picture.closest) } else { view.is_whole() };
        if !is_last {
            event.prevent_default();
            let about = view.place(Self::on_drawing(event), self.stage.width.get_untracked());
            self.stage.zoom(about, if is_closer { WHEEL_CLOSER } else { WHEEL_FARTHER });
        }
    }
}

fn capture(event: &PointerEvent) {
    let drawing = dom::document().and_then(|it| it.get_element_by_id(DRAWING));
    if let Some(drawing) = drawing {
        // Fails only for a pointer that is gone.
        let _ = drawing.set_pointer_capture(event.pointer_id());
    }
}

fn is_far(one: (Pixels, Pixels), other: (Pixels, Pixels)) -> bool {
    apart(one, other) > STILL
}

fn apart(one: (Pixels, Pixels), other: (Pixels, Pixels)) -> Pixels {
    let (x, y) = (one.0 - other.0, one.1 - other.1);
    (x * x + y * y).isqrt()
}
