package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.command.testing.CommandSide;
import com.thoughtworks.xstream.XStream;
import java.nio.charset.StandardCharsets;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** What is stored cannot name a type of its own choice. Cites reliability.md S16. */
@Tag("S16")
class DeserialisingIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Configuration axon = commandSide.bean(Configuration.class);

    @Test
    void readsTokensOfAxonAgain() {
        var token = new GlobalSequenceTrackingToken(4_711);
        SerializedObject<byte[]> stored = axon.serializer().serialize(token, byte[].class);
        assertThat(axon.serializer().<byte[], Object>deserialize(stored)).isEqualTo(token);
    }

    @Test
    void knowsNeitherXStreamNorJavasOwn() {
        for (Serializer serializer : new Serializer[] {axon.serializer(), axon.messageSerializer()}) {
            assertThat(serializer).isInstanceOf(Jackson3Serializer.class);
        }
        assertThatThrownBy(() -> commandSide.bean(XStream.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
    }

    /** A token that hides something else where any type may stand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.swing.JEditorPane",
                "org.springframework.context.support.FileSystemXmlApplicationContext",
                "com.zaxxer.hikari.HikariConfig",
                "java.util.logging.FileHandler"
            })
    void makesNothingThatIsNotOnItsList(String type) {
        String json = "{\"context\":null,\"tokenAtReset\":{\"@class\":\"" + type + "\"},\"currentToken\":null}";
        var stored = new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8),
                byte[].class,
                "org.axonframework.eventhandling.ReplayToken",
                null);
        assertThatThrownBy(() -> axon.serializer().deserialize(stored))
                .rootCause()
                .hasMessageContaining(type);
    }
}
