/**
 * All that a plugin sees of the host. {@link dev.causerie.api.Plugin} is where a plugin begins and
 * {@link dev.causerie.api.PluginContext} is what it is given; the packages beside it hold one subject each, and the
 * {@code domain} packages hold what bundled plugins share.
 */
@NullMarked
package dev.causerie.api;

import org.jspecify.annotations.NullMarked;
