/** The built distribution, used as people use it. */
@NullMarked
package dev.causerie.dist;

import org.jspecify.annotations.NullMarked;
