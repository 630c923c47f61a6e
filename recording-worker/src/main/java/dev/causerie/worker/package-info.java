@NullMarked
package dev.causerie.worker;

import org.jspecify.annotations.NullMarked;
