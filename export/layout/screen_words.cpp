// SPDX-License-Identifier: MIT
// The few words that a screen carries without the document saying them.
#include "export/layout/screen_words.hpp"

#include <algorithm>
#include <array>

namespace facenotice {
namespace {

struct ScreenWords {
  std::string_view language, required, optional, camera_on;
};

// The first entry whose tag begins the language's tag.
// No native reader has reviewed those but Chinese and English yet (H-13 asks for one per document).
constexpr std::array<ScreenWords, 32> table{{
    {"zh-TW", "必填", "選填", "攝影機已開啟"},
    {"zh-HK", "必填", "選填", "攝影機已開啟"},
    {"zh-Hant", "必填", "選填", "攝影機已開啟"},
    {"zh", "必填", "选填", "摄像头已开启"},
    {"en", "Required", "Optional", "Camera is on"},
    {"ar", "مطلوب", "اختياري", "الكاميرا تعمل"},
    {"he", "חובה", "רשות", "המצלמה פועלת"},
    {"hi", "आवश्यक", "वैकल्पिक", "कैमरा चालू है"},
    {"th", "จำเป็น", "ไม่บังคับ", "กล้องเปิดอยู่"},
    {"ja", "必須", "任意", "カメラ作動中"},
    {"fr", "Obligatoire", "Facultatif", "Caméra en marche"},
    {"de", "Pflichtangabe", "Freiwillig", "Kamera läuft"},
    {"es", "Obligatorio", "Opcional", "Cámara encendida"},
    {"pt", "Obrigatório", "Opcional", "Câmera ligada"},
    {"ru", "Обязательно", "По желанию", "Камера включена"},
    {"ko", "필수", "선택", "카메라 켜짐"},
    {"it", "Obbligatorio", "Facoltativo", "Videocamera accesa"},
    {"nl", "Verplicht", "Optioneel", "Camera staat aan"},
    {"pl", "Wymagane", "Opcjonalne", "Kamera włączona"},
    {"sv", "Obligatoriskt", "Valfritt", "Kameran är på"},
    {"da", "Skal udfyldes", "Valgfrit", "Kameraet er tændt"},
    {"no", "Må fylles ut", "Valgfritt", "Kameraet er på"},
    {"fi", "Pakollinen", "Vapaaehtoinen", "Kamera on päällä"},
    {"cs", "Povinné", "Nepovinné", "Kamera je zapnutá"},
    {"hu", "Kötelező", "Nem kötelező", "A kamera be van kapcsolva"},
    {"ro", "Obligatoriu", "Opțional", "Camera este pornită"},
    {"el", "Υποχρεωτικό", "Προαιρετικό", "Η κάμερα είναι ανοιχτή"},
    {"uk", "Обов’язково", "За бажанням", "Камеру ввімкнено"},
    {"tr", "Zorunlu", "İsteğe bağlı", "Kamera açık"},
    {"id", "Wajib diisi", "Opsional", "Kamera menyala"},
    {"ms", "Wajib", "Pilihan", "Kamera dihidupkan"},
    {"vi", "Bắt buộc", "Không bắt buộc", "Camera đang bật"},
}};

const ScreenWords* words_in(std::string_view language) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const ScreenWords& words) {
    return language.substr(0, words.language.size()) == words.language &&
           (language.size() == words.language.size() || language[words.language.size()] == '-');
  });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

bool has_screen_words(std::string_view language) {
  return words_in(language) != nullptr;
}

std::string_view screen_word(ScreenWord word, std::string_view language) {
  if (const ScreenWords* words = words_in(language)) switch (word) {
      case ScreenWord::required:
        return words->required;
      case ScreenWord::optional:
        return words->optional;
      case ScreenWord::camera_on:
        return words->camera_on;
    }
  return word == ScreenWord::required ? "*" : "";
}

}  // namespace facenotice
