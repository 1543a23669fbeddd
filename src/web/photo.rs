//! A small picture of a person, made smaller still.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

use crate::web::page;

/// The side of a thumbnail in pixels.
const SIDE: u32 = 96;
/// The most characters a thumbnail may take: about 6 kB of picture.
const MAX_CHARS: usize = 8 * 1024;

/// The middle of a picture as a small JPEG in a `data:` link. None where the browser cannot read it.
pub async fn thumbnail(file: &File) -> Option<String> {
    let bitmap = JsFuture::from(page::window()?.create_image_bitmap_with_blob(file).ok()?).await.ok()?;
    let bitmap: ImageBitmap = bitmap.dyn_into().ok()?;
    let canvas: HtmlCanvasElement = page::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let crop = width.min(height);
    let side = f64::from(SIDE);
    context
        .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &bitmap,
            (width - crop) / 2.0,
            (height - crop) / 2.0,
            crop,
            crop,
            0.0,
            0.0,
            side,
            side,
        )
        .ok()?;
    [0.8, 0.6, 0.4, 0.2]
        .into_iter()
        .filter_map(|quality| canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into()).ok())
        .find(|it| it.len() <= MAX_CHARS)
}
