package dev.alhazen.study;

import dev.alhazen.experiment.Baseline;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;

/// What all investigations of a study share.
///
/// @param files the template's files
/// @param baseline `run_0` with its outputs
record Grounds(
    StudyFolder study,
    Asked asked,
    Template template,
    Prepared prepared,
    Prompts prompts,
    Tree files,
    Baseline.Made baseline,
    Progress progress) {}
