/**
 * Turns the frames of one track into WebM fragments that can be stored one by one: a header, then clusters. Pure
 * computation, no I/O. The container is the WebM subset of Matroska (RFC 9559) in EBML (RFC 8794).
 */
@NullMarked
package dev.causerie.server.capture.webm;

import org.jspecify.annotations.NullMarked;
