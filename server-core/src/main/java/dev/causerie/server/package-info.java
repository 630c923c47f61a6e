@NullMarked
package dev.causerie.server;

import org.jspecify.annotations.NullMarked;
