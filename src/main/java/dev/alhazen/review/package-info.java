/// Reviews as a conference would write them: form, ensemble, meta-review, reflection. Scores are
/// those of the ensemble.
@NullMarked
package dev.alhazen.review;

import org.jspecify.annotations.NullMarked;
