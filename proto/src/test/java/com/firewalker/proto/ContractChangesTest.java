package com.firewalker.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Breaks planted one by one into the real descriptors: the contract test can fail. */
class ContractChangesTest {

    private static final String WALKER = "firewalker/events/v1/walker.proto";
    private static final String DIRECTORY = "firewalker/walkers/v1/walker_directory.proto";

    private final FileDescriptorSet compiled = Schema.compiledSet();

    @Test
    void seesNothingWhereNothingChanged() {
        ContractChanges changes = changesAfter(WALKER, file -> {});
        assertThat(changes.breaks()).isEmpty();
        assertThat(changes.additions()).isEmpty();
    }

    @Test
    void reportsARemovedField() {
        assertThat(changesAfter(WALKER, inRegistered(message -> message.removeField(3)))
                        .breaks())
                .singleElement()
                .asString()
                .isEqualTo("removed: field firewalker.events.v1.WalkerRegistered #00004"
                        + " = daily_goal, int32, presence");
    }

    @Test
    void reportsARenumberedField() {
        ContractChanges changes = changesAfter(WALKER, inGoalField(field -> field.setNumber(40)));
        assertThat(changes.breaks())
                .singleElement()
                .asString()
                .startsWith("renumbered: ")
                .contains("daily_goal");
    }

    @Test
    void reportsARenamedField() {
        ContractChanges changes = changesAfter(WALKER, inGoalField(field -> field.setName("goal")));
        assertThat(changes.breaks())
                .singleElement()
                .asString()
                .startsWith("renamed: ")
                .contains("-> goal");
    }

    @Test
    void reportsARetypedField() {
        ContractChanges changes =
                changesAfter(WALKER, inGoalField(field -> field.setType(FieldDescriptorProto.Type.TYPE_SINT32)));
        assertThat(changes.breaks())
                .singleElement()
                .asString()
                .startsWith("retyped: ")
                .contains("-> daily_goal, sint32");
    }

    @Test
    void reportsAFieldThatNoLongerKnowsAbsence() {
        ContractChanges changes = changesAfter(
                WALKER,
                inGoalField(field -> field.getOptionsBuilder()
                        .getFeaturesBuilder()
                        .setFieldPresence(FeatureSet.FieldPresence.IMPLICIT)));
        assertThat(changes.breaks()).singleElement().asString().startsWith("presence changed: ");
    }

    @Test
    void reportsAFieldThatBecameAList() {
        ContractChanges changes =
                changesAfter(WALKER, inGoalField(field -> field.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)));
        assertThat(changes.breaks()).singleElement().asString().startsWith("presence changed: ");
    }

    @Test
    void reportsARemovedMessage() {
        ContractChanges changes = changesAfter(WALKER, file -> file.removeMessageType(file.getMessageTypeCount() - 1));
        assertThat(changes.breaks())
                .contains("removed: message firewalker.events.v1.WalkerErased")
                .hasSize(2);
    }

    @Test
    void reportsARemovedEnumValue() {
        ContractChanges changes =
                changesAfter(WALKER, file -> file.getEnumTypeBuilder(0).removeValue(3));
        assertThat(changes.breaks())
                .containsExactly("removed: value firewalker.events.v1.Visibility #00003 = VISIBILITY_PRIVATE");
    }

    @Test
    void reportsARenamedEnumValue() {
        ContractChanges changes = changesAfter(
                WALKER, file -> file.getEnumTypeBuilder(0).getValueBuilder(3).setName("VISIBILITY_HIDDEN"));
        assertThat(changes.breaks()).singleElement().asString().startsWith("renamed: value ");
    }

    @Test
    void reportsARemovedServiceMethod() {
        ContractChanges changes =
                changesAfter(DIRECTORY, file -> file.getServiceBuilder(0).removeMethod(0));
        assertThat(changes.breaks())
                .singleElement()
                .asString()
                .startsWith("removed: method firewalker.walkers.v1.WalkerDirectory.Describe");
    }

    @Test
    void reportsAMethodThatBecameAStream() {
        ContractChanges changes = changesAfter(
                DIRECTORY, file -> file.getServiceBuilder(0).getMethodBuilder(0).setServerStreaming(true));
        assertThat(changes.breaks())
                .singleElement()
                .asString()
                .startsWith("changed: method ")
                .contains("-> stream");
    }

    @Test
    void asksToApproveANewField() {
        ContractChanges changes = changesAfter(
                WALKER,
                inRegistered(message -> message.addFieldBuilder()
                        .setName("shoe_size")
                        .setNumber(99)
                        .setType(FieldDescriptorProto.Type.TYPE_INT32)
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)));
        assertThat(changes.breaks()).isEmpty();
        assertThat(changes.additions())
                .containsExactly("field firewalker.events.v1.WalkerRegistered #00099 = shoe_size, int32, presence");
    }

    @Test
    void keepsItsMeaningOnTheWayThroughTheFile() {
        var contract = Contract.of(Schema.of(compiled));
        assertThat(Contract.parse(contract.lines().toList())).isEqualTo(contract);
    }

    private ContractChanges changesAfter(String file, Consumer<FileDescriptorProto.Builder> mutation) {
        DescriptorProtos.FileDescriptorSet.Builder mutated = compiled.toBuilder();
        mutated.getFileBuilderList().stream()
                .filter(candidate -> candidate.getName().equals(file))
                .forEach(mutation);
        return ContractChanges.between(Contract.of(Schema.of(compiled)), Contract.of(Schema.of(mutated.build())));
    }

    private static Consumer<FileDescriptorProto.Builder> inRegistered(Consumer<DescriptorProto.Builder> mutation) {
        return file -> file.getMessageTypeBuilderList().stream()
                .filter(message -> message.getName().equals("WalkerRegistered"))
                .forEach(mutation);
    }

    private static Consumer<FileDescriptorProto.Builder> inGoalField(Consumer<FieldDescriptorProto.Builder> mutation) {
        return inRegistered(message -> message.getFieldBuilderList().stream()
                .filter(field -> field.getName().equals("daily_goal"))
                .forEach(mutation));
    }
}
