/// One invocation over one template: composes the stages, runs investigations side by side, resumes
/// and replays. Only this package feeds a later stage's output into an earlier one.
@NullMarked
package dev.alhazen.study;

import org.jspecify.annotations.NullMarked;
