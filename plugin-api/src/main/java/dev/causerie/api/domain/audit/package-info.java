/** The audit log: who did what to whom, and why. */
@NullMarked
package dev.causerie.api.domain.audit;

import org.jspecify.annotations.NullMarked;
