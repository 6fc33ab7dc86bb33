/// The sandbox tier `landlock`: a launcher that binds itself by the kernel's Landlock and seccomp,
/// in namespaces of its own where those can be had, and then becomes the command.
@NullMarked
package dev.alhazen.sandbox.landlock;

import org.jspecify.annotations.NullMarked;
