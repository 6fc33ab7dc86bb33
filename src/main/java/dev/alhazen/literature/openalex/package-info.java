/// The literature engine OpenAlex, through its search of works.
@NullMarked
package dev.alhazen.literature.openalex;

import org.jspecify.annotations.NullMarked;
