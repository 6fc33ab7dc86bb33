package dev.alhazen.sandbox.landlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.landlock.Call.Machine;
import dev.alhazen.sandbox.landlock.Filter.Instruction;
import dev.alhazen.sandbox.landlock.Filter.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs the filter's program as the kernel would.
class FilterTest {
  private static final int ALLOWED = 0x7fff_0000;
  private static final int NOT_PERMITTED = 0x0005_0001;
  private static final int NOT_IMPLEMENTED = 0x0005_0026;
  private static final int PRETENDED = 0x0005_0000;
  private static final int KILLED = 0x8000_0000;

  @ParameterizedTest
  @EnumSource(Machine.class)
  void letsOrdinaryCallsPass(Machine machine) {
    assertThat(answer(machine, Tree.NAMESPACE, Call.EXECVE, 0)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Tree.SESSION, Call.CLONE, 0x0120_0011)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void refusesOtherProcessesMemoryAndNewNamespaces(Machine machine) {
    for (Call call : List.of(Call.PTRACE, Call.PROCESS_VM_READV, Call.UNSHARE, Call.MOUNT)) {
      assertThat(answer(machine, Tree.NAMESPACE, call, 0)).isEqualTo(NOT_PERMITTED);
    }
    assertThat(answer(machine, Tree.NAMESPACE, Call.CLONE, 0x1000_0011)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Tree.NAMESPACE, Call.CLONE3, 0)).isEqualTo(NOT_IMPLEMENTED);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void allowsOnlySocketsThatANamespaceConfines(Machine machine) {
    assertThat(answer(machine, Tree.NAMESPACE, Call.SOCKET, 2)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Tree.NAMESPACE, Call.SOCKET, 40)).isEqualTo(NOT_PERMITTED);
    assertThat(answer(machine, Tree.SESSION, Call.SOCKET, 1)).isEqualTo(NOT_PERMITTED);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void pretendsToLeaveASessionAndToChangeModesWithoutNamespaces(Machine machine) {
    assertThat(answer(machine, Tree.SESSION, Call.SETSID, 0)).isEqualTo(PRETENDED);
    assertThat(answer(machine, Tree.SESSION, Call.FCHMODAT, 0)).isEqualTo(PRETENDED);
    assertThat(answer(machine, Tree.NAMESPACE, Call.SETSID, 0)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void changesOnlyTheLimitsOfTheCaller(Machine machine) {
    assertThat(answer(machine, Tree.SESSION, Call.PRLIMIT64, 0)).isEqualTo(ALLOWED);
    assertThat(answer(machine, Tree.SESSION, Call.PRLIMIT64, 1)).isEqualTo(NOT_PERMITTED);
  }

  @Test
  void killsWhatUsesAnotherMachinesNumbers() {
    List<Instruction> program = Filter.program(Machine.X86_64, Tree.NAMESPACE);
    assertThat(run(program, Machine.AARCH64.audit(), 0, 0)).isEqualTo(KILLED);
    assertThat(run(program, Machine.X86_64.audit(), 0x4000_0000, 0)).isEqualTo(KILLED);
  }

  private static int answer(Machine machine, Tree tree, Call call, int argument) {
    return run(Filter.program(machine, tree), machine.audit(), call.number(machine), argument);
  }

  private static int run(List<Instruction> program, int machine, int number, int argument) {
    int register = 0;
    for (int at = 0; ; at++) {
      Instruction each = program.get(at);
      switch (each.code()) {
        case 0x20 ->
            register =
                switch (each.value()) {
                  case 0 -> number;
                  case 4 -> machine;
                  case 16 -> argument;
                  default -> throw new AssertionError(each);
                };
        case 0x15 -> at += register == each.value() ? each.yes() : each.no();
        case 0x35 ->
            at += Integer.compareUnsigned(register, each.value()) >= 0 ? each.yes() : each.no();
        case 0x45 -> at += (register & each.value()) != 0 ? each.yes() : each.no();
        case 0x06 -> {
          return each.value();
        }
        default -> throw new AssertionError(each);
      }
    }
  }
}
