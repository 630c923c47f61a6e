/**
 * The SFU as the rest of the server sees it: start a {@link dev.causerie.media.MediaServer}, open a router per room,
 * hand it the offers of browsers. Everything behind these interfaces lives in the packages below.
 */
@NullMarked
package dev.causerie.media;

import org.jspecify.annotations.NullMarked;
