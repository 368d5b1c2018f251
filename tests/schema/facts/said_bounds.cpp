// SPDX-License-Identifier: MIT
// Limits in words, in every language that is read for times, and what undoes them.
#include <boost/test/unit_test.hpp>
#include <utility>

#include "schema/facts/said_bounds.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(said_bounds)

namespace {

constexpr std::int64_t hour = 3600, day = 24 * hour, month = 30 * day;

struct Said {
  const char* language;
  const char* text;
  std::int64_t seconds;
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_event_with_a_time_is_a_limit) {
  for (const Said& said : {
           Said{"en", "deleted within 30 days after your membership ends", month},
           Said{"en", "deleted on the seventh day after the locker is returned", 7 * day},
           Said{"en", "deleted by the 7th day after you leave", 7 * day},
           Said{"en", "wiped at midnight of the day of your visit", day},
           Said{"en", "kept until the end of the day", day},
           Said{"zh-CN", "离店后24小时内删除", day},
           Said{"zh-CN", "离店后第七天删除", 7 * day},
           Said{"zh-CN", "于离店当日24时删除", day},
           Said{"zh-Hant", "離店後24小時內刪除", day},
           Said{"de", "spätestens 72 Stunden nach der Abreise gelöscht", 3 * day},
           Said{"de", "innerhalb von 24 Stunden nach dem Abflug gelöscht", day},
           Said{"de", "wird binnen zweier Wochen nach Vertragsende gelöscht", 14 * day},
           Said{"de", "am siebten Tag nach der Rückgabe gelöscht", 7 * day},
           Said{"de", "am 7. Tag nach der Rückgabe gelöscht", 7 * day},
           Said{"de", "um Mitternacht gelöscht", day},
           Said{"fr", "supprimé au plus tard 24 heures après le départ", day},
           Said{"fr", "effacé dans les trente jours suivant la fin du contrat", month},
           Said{"fr", "supprimé le septième jour après la restitution", 7 * day},
           Said{"fr", "supprimé à minuit le jour même", day},
           Said{"es", "eliminado dentro de los 30 días siguientes a la baja", month},
           Said{"es", "se elimina veinticuatro horas después de la salida", day},
           Said{"es", "se borra al final del día", day},
           Said{"it", "cancellato entro 24 ore dalla partenza", day},
           Said{"pt", "eliminado no prazo de 30 dias após o fim do contrato", month},
           Said{"ja", "出発後24時間以内に削除", day},
           Said{"ja", "退会後1か月以内に削除", month},
           Said{"ja", "返却後7日目に削除", 7 * day},
           Said{"ja", "当日中に削除します", day},
           Said{"ko", "출발 후 24시간 이내에 파기", day},
           Said{"ko", "퇴실 후 이틀 안에 삭제", 2 * day},
           Said{"ko", "당일 자정에 삭제", day},
       })
    BOOST_TEST(said_bound(said.text, said.language) == said.seconds, said.text);
}

BOOST_AUTO_TEST_CASE(what_is_no_limit_or_is_undone_is_none) {
  for (const auto& [language, text] : {
           std::pair("en", "deleted 24 hours after departure unless we need it longer"),
           std::pair("en", "kept for at least 30 days after departure"),
           std::pair("en", "kept until the end of the day or for as long as we like"),
           std::pair("en", "deleted within a reasonable time after departure"),
           std::pair("en", "the desk is open 24 hours a day"),
           std::pair("de", "mindestens 30 Tage nach der Abreise gespeichert"),
           std::pair("de", "24 Stunden nach der Abreise gelöscht, es sei denn, wir brauchen es länger"),
           std::pair("de", "wird alle 24 Stunden geprüft"),
           std::pair("de", "innerhalb angemessener Zeit nach der Abreise gelöscht"),
           std::pair("fr", "conservé au moins 30 jours après le départ"),
           std::pair("fr", "supprimé 24 heures après le départ, sauf si nous en avons besoin"),
           std::pair("fr", "supprimé dans un délai raisonnable"),
           std::pair("es", "se conserva al menos 30 días después de la salida"),
           std::pair("es", "eliminado 24 horas después de la salida, salvo que lo necesitemos"),
           std::pair("it", "conservato per almeno 30 giorni dopo la partenza"),
           std::pair("it", "cancellato entro 24 ore, a meno che non serva"),
           std::pair("pt", "conservado durante pelo menos 30 dias após a saída"),
           std::pair("ja", "少なくとも30日間保存"),
           std::pair("ja", "24時間後またはそれ以上保存"),
           std::pair("ja", "必要な期間保存"),
           std::pair("ko", "최소 30일 동안 보관"),
           std::pair("ko", "필요한 기간 동안 보관"),
           std::pair("fi", "poistetaan 24 tunnin kuluttua"),
       })
    BOOST_TEST(said_bound(text, language) == 0, text);
}

BOOST_AUTO_TEST_SUITE_END()
