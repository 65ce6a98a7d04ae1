/** What cameras, phones and chat programs name pictures. */
const CAMERA_NAME = /^(img|image|dsc[fn]?|pxl|photo|pic|picture|screenshot|screen shot|wechatimg|mmexport|微信图片|微信截图|屏幕截图|截图|图片)[-_\s]*\(?\d*/i
const PICTURE_EXTENSION = /\.(jpe?g|png|webp|gif|avif|heic|tiff?|bmp)$/i
/** Nothing but numbers, as `20240131_174501`. */
const NUMBERS = /^[\d\s_.()-]{4,}$/

/** Whether a product's title is just the name of the picture that it was made from. */
export function looksLikeFileName(title: string): boolean {
  const name = title.trim()
  if (PICTURE_EXTENSION.test(name) || NUMBERS.test(name)) return true
  const [camera] = CAMERA_NAME.exec(name) ?? []
  // "Picture frame" is a title, "Picture 12" and "IMG_0042 (1)" are not.
  return camera !== undefined && /^[\d\s_.()-]*$/.test(name.slice(camera.length)) && (/\d/.test(name) || camera === name)
}
