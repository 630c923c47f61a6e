@NullMarked
package dev.causerie.api;

import org.jspecify.annotations.NullMarked;
